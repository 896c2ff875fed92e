package dev.crossdock.stack.feed;

import dev.crossdock.contract.Resources;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The invented retailer, which is data: {@code retailer.yaml} says where it sells, what, and how its support talks. */
record Retailer(
        List<CountryProfile> countries,
        List<Product> products,
        List<String> paymentMethods,
        List<String> refusals,
        List<String> regrets,
        List<String> doors,
        Support support) {

    /** The one that there is. */
    static final Retailer SHOP =
            new YAMLMapper().readValue(Resources.bytes("dev/crossdock/stack/feed/retailer.yaml"), Retailer.class);

    /** What names and addresses look like in one country. */
    record CountryProfile(
            String code,
            String currency,
            String dial,
            List<String> given,
            List<String> family,
            List<String> streets,
            List<City> cities) {}

    /** A place to live at. */
    record City(String name, String region, String postalCode) {}

    /** Why customers turn to support, and who answers how. */
    record Support(
            SupportTopic late,
            SupportTopic damaged,
            SupportTopic payment,
            SupportTopic refund,
            SupportTopic product,
            SupportTopic account,
            List<String> agents,
            List<String> ways,
            List<String> thanks,
            List<String> impatience,
            List<String> notes) {}

    /** What is said for one reason; {@code %s} is an order or a product. */
    record SupportTopic(String category, String subject, List<String> complaints, List<String> answers) {}
}
