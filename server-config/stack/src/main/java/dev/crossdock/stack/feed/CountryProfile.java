package dev.crossdock.stack.feed;

import java.util.List;

/** What names and addresses look like in one country. */
record CountryProfile(
        String code,
        String currency,
        String dial,
        List<String> given,
        List<String> family,
        List<String> streets,
        List<City> cities) {

    record City(String name, String region, String postalCode) {}

    static final List<CountryProfile> ALL = List.of(
            new CountryProfile(
                    "GB",
                    "GBP",
                    "+44 20 7946 ",
                    List.of("Olivia", "George", "Amelia", "Harry", "Isla", "Noah", "Ava", "Jack"),
                    List.of("Smith", "Jones", "Taylor", "Brown", "Williams", "Davies", "Evans", "O'Connor"),
                    List.of("%d High Street", "%d Station Road", "%d Victoria Road", "Flat 2, %d Mill Lane"),
                    List.of(
                            new City("Leeds", "West Yorkshire", "LS1 4DY"),
                            new City("Bristol", "", "BS1 5TR"),
                            new City("Cardiff", "Wales", "CF10 1EP"),
                            new City("Glasgow", "Scotland", "G1 3SL"))),
            new CountryProfile(
                    "FR",
                    "EUR",
                    "+33 1 99 00 ",
                    List.of("Camille", "Léa", "Hugo", "Chloé", "Gaël", "Zoé", "Théo", "Inès"),
                    List.of("Moreau", "Lefèvre", "Dubois", "Girard", "Rousseau", "Fontaine", "d'Alençon", "Petit"),
                    List.of("%d rue de la République", "%d avenue Jean-Jaurès", "%d bis rue des Écoles"),
                    List.of(
                            new City("Lyon", "Auvergne-Rhône-Alpes", "69002"),
                            new City("Nantes", "Pays de la Loire", "44000"),
                            new City("Besançon", "Bourgogne-Franche-Comté", "25000"))),
            new CountryProfile(
                    "DE",
                    "EUR",
                    "+49 30 23125 ",
                    List.of("Jürgen", "Anna", "Lukas", "Sophie", "Jörg", "Mia", "Felix", "Käthe"),
                    List.of("Müller", "Schmidt", "Weiß", "Fischer", "Schäfer", "Koch", "von der Heide", "Vogel"),
                    List.of("Hauptstraße %d", "Bahnhofstraße %d", "Gartenweg %da", "Am Mühlbach %d"),
                    List.of(
                            new City("Köln", "Nordrhein-Westfalen", "50667"),
                            new City("Leipzig", "Sachsen", "04109"),
                            new City("München", "Bayern", "80331"))),
            new CountryProfile(
                    "ES",
                    "EUR",
                    "+34 91 000 ",
                    List.of("Lucía", "Mateo", "María", "Íñigo", "Carmen", "Pablo", "Begoña", "Nuria"),
                    List.of("García López", "Muñoz", "Fernández", "Ibáñez Ruiz", "Ortega", "Peña"),
                    List.of("Calle Mayor %d", "Avenida de la Constitución %d", "Plaza de España %d, 3º B"),
                    List.of(
                            new City("Sevilla", "Andalucía", "41001"),
                            new City("A Coruña", "Galicia", "15001"),
                            new City("Zaragoza", "Aragón", "50003"))),
            new CountryProfile(
                    "NL",
                    "EUR",
                    "+31 20 555 ",
                    List.of("Daan", "Emma", "Sem", "Fleur", "Bram", "Saskia"),
                    List.of("de Vries", "Jansen", "van den Berg", "Bakker", "Visser", "van 't Hof"),
                    List.of("Kerkstraat %d", "Prinsengracht %d-II", "Dorpsweg %d"),
                    List.of(
                            new City("Utrecht", "Utrecht", "3511 LM"),
                            new City("Groningen", "Groningen", "9711 HN"),
                            new City("'s-Hertogenbosch", "Noord-Brabant", "5211 JX"))),
            new CountryProfile(
                    "US",
                    "USD",
                    "+1 202 555 0",
                    List.of("Emily", "Liam", "Jasmine", "Mason", "José", "Hannah", "Tyrone", "Grace"),
                    List.of("Johnson", "Garcia", "Nguyen", "Miller", "Washington", "Kowalski", "Lee"),
                    List.of("%d Main St", "%d Maple Ave Apt 4B", "%d W 8th St"),
                    List.of(
                            new City("Portland", "OR", "97205"),
                            new City("Austin", "TX", "78701"),
                            new City("Madison", "WI", "53703"))));
}
