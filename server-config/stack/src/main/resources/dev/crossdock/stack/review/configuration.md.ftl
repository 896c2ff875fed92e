# Configuration

This page is written from `dev/crossdock/configuration/keys.json` by `./crossdock review --docs docs`.

A key is set as an environment variable, or by its name: for `./crossdock` in the file `crossdock.properties` beside it, on a server of your own as a system property or in any other source of MicroProfile Config. The environment wins over the file.

A secret can come from a file: set its variable with `_FILE` at the end, such as `CROSSDOCK_DATABASE_PASSWORD_FILE=/run/secrets/database`, to the path. Of what is in the file, white space at the ends does not count.

A `crossdock.*` key that is not listed here or a value of another form stops the start with its name and what to do.

## Of the application

<@keysOf "APPLICATION"/>

## Of `./crossdock`

<@keysOf "LAUNCHER"/>
<#macro keysOf reader>
<@table ["key", "variable", "default", "meaning", "form", "example", "secret"]
        keys?filter(key -> key.reader == reader)?map(key -> ["`" + key.name + "`", "`" + key.variable(key.name) + "`",
            ("`" + key.defaultValue + "`")!"", key.meaning, key.form.expected, "`" + key.example + "`",
            (key.secrecy == "SECRET")?then("yes", "no")])/>
</#macro>
