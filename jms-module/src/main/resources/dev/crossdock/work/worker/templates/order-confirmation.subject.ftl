Your order ${orderId}
