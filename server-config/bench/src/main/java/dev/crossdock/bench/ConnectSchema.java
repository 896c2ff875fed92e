package dev.crossdock.bench;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of {@code customer.profile-changed} in the form that Connect's JSON converter wants it in. */
final class ConnectSchema {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ConnectSchema() {}

    static String ofProfile() {
        ObjectNode profile = struct(false);
        field(profile, "customerId", "string", false);
        field(profile, "revision", "int64", false);
        for (String text : new String[] {"givenName", "familyName", "email", "phone", "country"}) {
            field(profile, text, "string", true);
        }
        field(profile, "marketingConsent", "boolean", true);
        nest(profile, "deliveryAddress", address());
        ObjectNode invoice = struct(true);
        for (String text : new String[] {"name", "vatId", "email"}) {
            field(invoice, text, "string", true);
        }
        nest(invoice, "address", address());
        nest(profile, "invoice", invoice);
        return JSON.writeValueAsString(profile);
    }

    private static ObjectNode address() {
        ObjectNode address = struct(true);
        for (String text : new String[] {"street", "city", "postalCode", "region", "country"}) {
            field(address, text, "string", true);
        }
        return address;
    }

    private static ObjectNode struct(boolean optional) {
        ObjectNode struct = JSON.createObjectNode().put("type", "struct").put("optional", optional);
        struct.putArray("fields");
        return struct;
    }

    private static void field(ObjectNode struct, String name, String type, boolean optional) {
        ((ArrayNode) struct.get("fields"))
                .addObject()
                .put("field", name)
                .put("type", type)
                .put("optional", optional);
    }

    private static void nest(ObjectNode struct, String name, ObjectNode nested) {
        ((ArrayNode) struct.get("fields")).add(nested.put("field", name));
    }
}
