package dev.crossdock.stack.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Visitors look around, fill carts, sign in when they have to, and buy or leave. */
final class Shopper {

    private static final List<String> DOORS = List.of("search", "category", "recommendation", "campaign", "direct");
    private static final List<String> CATEGORIES =
            Goods.ALL.stream().map(Goods::category).distinct().toList();

    private final Story story;
    private final Registry registry;
    private final OrderDesk desk;

    Shopper(Story story, Registry registry, OrderDesk desk) {
        this.story = story;
        this.registry = registry;
        this.desk = desk;
    }

    /** One visit. Prices are those of the country it comes from. */
    private static final class Visit {
        final String session;
        final Land land;
        final String taste;
        final Map<Goods, Integer> cart = new LinkedHashMap<>();

        @Nullable Customer customer;

        int steps;

        Visit(String session, Land land, String taste, int steps) {
            this.session = session;
            this.land = land;
            this.taste = taste;
            this.steps = steps;
        }
    }

    /** Somebody who is signed in comes. */
    void visit(Customer customer) {
        Visit visit = begin(customer.land());
        visit.customer = customer;
        look(visit);
    }

    /** Somebody comes of whom nobody knows who it is, at least not yet. */
    void visit() {
        look(begin(story.any(Land.ALL)));
    }

    private Visit begin(Land land) {
        return new Visit(story.id("s"), land, story.any(CATEGORIES), 1 + story.number(6));
    }

    private void look(Visit visit) {
        Goods goods = choose(visit);
        ObjectNode view = about(visit, goods);
        view.set("price", Events.money(goods.priceIn(visit.land), visit.land.currency()));
        view.put("cameFrom", story.any(DOORS)).put("viewedAt", story.now().toString());
        story.tell("browsing.product-viewed", view);
        visit.steps--;
        if (story.chance(38)) {
            story.in(story.seconds(5, 90), () -> putIntoCart(visit, goods));
        } else {
            story.in(story.seconds(5, 180), () -> goOn(visit));
        }
    }

    /** Visitors mostly stay in the part of the shop that they came for. */
    private Goods choose(Visit visit) {
        Stream<Goods> goods = Goods.ALL.stream();
        return story.any((story.chance(70) ? goods.filter(one -> one.category().equals(visit.taste)) : goods).toList());
    }

    private void putIntoCart(Visit visit, Goods goods) {
        changeCart(visit, goods, visit.cart.getOrDefault(goods, 0) + 1 + story.number(story.chance(15) ? 6 : 1));
        story.in(story.seconds(5, 120), () -> goOn(visit));
    }

    private void changeCart(Visit visit, Goods goods, int quantity) {
        if (quantity == 0) {
            visit.cart.remove(goods);
        } else {
            visit.cart.put(goods, quantity);
        }
        ObjectNode change = about(visit, goods).put("quantity", quantity);
        change.set("unitPrice", Events.money(goods.priceIn(visit.land), visit.land.currency()));
        story.tell("browsing.cart-changed", change.put("changedAt", story.now().toString()));
    }

    private void goOn(Visit visit) {
        if (visit.steps > 0) {
            look(visit);
        } else if (!visit.cart.isEmpty()) {
            decide(visit);
        }
    }

    private void decide(Visit visit) {
        if (story.chance(12)) {
            changeCart(visit, story.any(List.copyOf(visit.cart.keySet())), 0);
        }
        if (!visit.cart.isEmpty() && story.chance(visit.customer == null ? 35 : 70)) {
            story.in(story.seconds(20, 240), () -> checkOut(visit));
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
        Customer customer = registry.isFull() ? registry.any() : registry.register(visit.land);
        visit.customer = customer;
        new LinkedHashMap<>(visit.cart).forEach((goods, quantity) -> changeCart(visit, goods, quantity));
        return customer;
    }

    private static ObjectNode about(Visit visit, Goods goods) {
        ObjectNode data = goods.described().put("category", goods.category()).put("sessionId", visit.session);
        return visit.customer == null ? data : data.put("customerId", visit.customer.id());
    }
}
