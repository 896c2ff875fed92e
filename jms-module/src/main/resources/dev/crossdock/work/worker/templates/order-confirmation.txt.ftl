Hello ${name},

thank you for your order ${orderId}.

<#list lines as line>
- ${line.quantity} x ${line.description}: ${line.price} ${currency}
</#list>

Total: ${total} ${currency}
