package dev.crossdock.stack.feed;

import static dev.crossdock.stack.feed.Retailer.SHOP;

import dev.crossdock.stack.feed.Retailer.CountryProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Visitors look around, fill carts, sign in when they have to, and buy or leave. */
final class Shopper {

    private static final List<String> CATEGORIES =
            SHOP.products().stream().map(Product::category).distinct().toList();

    private final Simulation simulation;
    private final Registry registry;
    private final OrderDesk desk;

    Shopper(Simulation simulation, Registry registry, OrderDesk desk) {
        this.simulation = simulation;
        this.registry = registry;
        this.desk = desk;
    }

    /** One visit. Prices are those of the country it comes from. */
    private static final class Visit {
        final String session;
        final CountryProfile country;
        final String taste;
        final Map<Product, Integer> cart = new LinkedHashMap<>();

        @Nullable Customer customer;

        int steps;

        Visit(String session, CountryProfile country, String taste, int steps) {
            this.session = session;
            this.country = country;
            this.taste = taste;
            this.steps = steps;
        }
    }

    /** Somebody who is signed in comes. */
    void visit(Customer customer) {
        Visit visit = begin(customer.country());
        visit.customer = customer;
        look(visit);
    }

    /** Somebody comes of whom nobody knows who it is, at least not yet. */
    void visit() {
        look(begin(simulation.any(SHOP.countries())));
    }

    private Visit begin(CountryProfile country) {
        return new Visit(simulation.id("s"), country, simulation.any(CATEGORIES), 1 + simulation.number(6));
    }

    private void look(Visit visit) {
        Product product = choose(visit);
        ObjectNode view = about(visit, product);
        view.set("price", Events.money(product.priceIn(visit.country), visit.country.currency()));
        view.put("cameFrom", simulation.any(SHOP.doors()))
                .put("viewedAt", simulation.now().toString());
        simulation.emit("browsing.product-viewed", view);
        visit.steps--;
        if (simulation.chance(38)) {
            simulation.after(simulation.seconds(5, 90), () -> putIntoCart(visit, product));
        } else {
            simulation.after(simulation.seconds(5, 180), () -> goOn(visit));
        }
    }

    /** Visitors mostly stay in the part of the shop that they came for. */
    private Product choose(Visit visit) {
        Stream<Product> product = SHOP.products().stream();
        return simulation.any(
                (simulation.chance(70) ? product.filter(one -> one.category().equals(visit.taste)) : product).toList());
    }

    private void putIntoCart(Visit visit, Product product) {
        changeCart(
                visit,
                product,
                visit.cart.getOrDefault(product, 0) + 1 + simulation.number(simulation.chance(15) ? 6 : 1));
        simulation.after(simulation.seconds(5, 120), () -> goOn(visit));
    }

    private void changeCart(Visit visit, Product product, int quantity) {
        if (quantity == 0) {
            visit.cart.remove(product);
        } else {
            visit.cart.put(product, quantity);
        }
        ObjectNode change = about(visit, product).put("quantity", quantity);
        change.set("unitPrice", Events.money(product.priceIn(visit.country), visit.country.currency()));
        simulation.emit(
                "browsing.cart-changed",
                change.put("changedAt", simulation.now().toString()));
    }

    private void goOn(Visit visit) {
        if (visit.steps > 0) {
            look(visit);
        } else if (!visit.cart.isEmpty()) {
            decide(visit);
        }
    }

    private void decide(Visit visit) {
        if (simulation.chance(12)) {
            changeCart(visit, simulation.any(List.copyOf(visit.cart.keySet())), 0);
        }
        if (!visit.cart.isEmpty() && simulation.chance(visit.customer == null ? 35 : 70)) {
            simulation.after(simulation.seconds(20, 240), () -> checkOut(visit));
        }
    }

    /** Nobody buys as a stranger. */
    private void checkOut(Visit visit) {
        Customer customer = visit.customer;
        if (customer == null) {
            customer = signIn(visit);
        }
        desk.place(customer, new LinkedHashMap<>(visit.cart));
    }

    /** From now on the visit is that customer's, and so is what lies in the cart. */
    private Customer signIn(Visit visit) {
        Customer customer = registry.isFull() ? registry.any() : registry.register(visit.country);
        visit.customer = customer;
        new LinkedHashMap<>(visit.cart).forEach((product, quantity) -> changeCart(visit, product, quantity));
        return customer;
    }

    private static ObjectNode about(Visit visit, Product product) {
        ObjectNode data =
                product.described().put("category", product.category()).put("sessionId", visit.session);
        return visit.customer == null ? data : data.put("customerId", visit.customer.id());
    }
}
