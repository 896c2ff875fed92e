<#-- Read as a tree and written anew: what counts here is what is said, not how it is quoted or spaced. -->
asyncapi: "3.0.0"
id: urn:crossdock:channels
info:
  title: Crossdock
  version: "${version}"
  description: "The topics of Crossdock, who sends and who receives. Records are CloudEvents 1.0 in binary mode:\
    \ attributes in headers, data as the value. Only what is declared here exists; no cluster creates topics by itself."
defaultContentType: application/json
servers:
<@server "BUSINESS" "Facts of the business." 19092/>
<@server "LOGGING" "Bursts of logs, kept away from the facts." 19192/>
channels:
<#list channels as channel>
<@channelOf channel/>
<#if channel.kafka.deadLetters??>
<#list channel.readers() as reader>
<@deadLettersOf channel reader/>
</#list>
</#if>
</#list>
operations:
<#assign aside = ["dead-letter"]>
<#list channels as channel>
<#assign name = channel.name()>
<#list channel.writers() as writer>
<@operation writer "send" name writer + " writes to " + name + "." messages(channel)/>
</#list>
<#list channel.readers() as reader>
<@operation reader.group "receive" name reading(channel, reader) messages(channel)>
    bindings:
      kafka:
        groupId: {type: string, const: ${quoted(reader.group)}}
        bindingVersion: "0.5.0"
</@operation>
<#if channel.kafka.deadLetters??>
<@operation reader.group "send" channel.deadLetters(reader)
        reader.group + " puts aside what it cannot process and goes on." aside/>
</#if>
</#list>
</#list>
components:
  messages:
<#list channels as channel>
<#list channel.topic.events as type>
<@event type channel.topic/>
<#else>
    ${quoted(channel.name() + ".record")}:
      name: ${quoted(channel.name() + ".record")}
      title: A record that is no business event
      payload: {description: In the form of its source.}
<@key channel.topic/>
</#list>
</#list>
<#if channels?filter(channel -> channel.topic.cleanup != "DELETE")?has_content>
    tombstone:
      name: tombstone
      title: Nothing more is known about a key
      summary: "A record without value: compaction removes whatever came before it under its key."
      payload: {type: "null"}
</#if>
<#if channels?filter(channel -> channel.kafka.deadLetters??)?has_content>
    dead-letter:
      name: dead-letter
      title: A record that a group could not process
      summary: Key, value and headers as they came, and headers that say where from and why.
      contentType: application/octet-stream
      headers:
        type: object
        required: [dlq_group, dlq_offset, dlq_partition, dlq_reason, dlq_timestamp, dlq_topic]
        properties:
          dlq_group: {type: string, description: The group that could not process it.}
          dlq_offset: {type: string, description: Its offset.}
          dlq_partition: {type: string, description: Its partition.}
          dlq_reason: {type: string, description: Why it could not.}
          dlq_timestamp: {type: string, description: "Its timestamp, in milliseconds."}
          dlq_topic: {type: string, description: The topic the record was read from.}
</#if>
  schemas:
    cloudEventHeaders:
      title: The attributes of a CloudEvent, as headers in UTF-8
      description: "Extension attributes are headers, too: ce_ and their name."
      type: object
<#-- Whoever publishes sets the time, and readers refuse records without. -->
<#assign required = events.envelope.path("required").iterator()?map(name -> name.asString())?sequence>
      required: [${(required + ["time"])?filter(name -> name != "data")?map(name -> header(name))?join(", ")}]
      properties: {${headers(events.envelope.path("properties"))}}
<#function quoted text><#return "\"" + text?json_string + "\""></#function>
<#macro server cluster description port>
<#if channels?filter(channel -> channel.kafka.cluster == cluster)?has_content>
  ${cluster?lower_case}:
    host: "{bootstrap}"
    protocol: kafka
    description: ${quoted(description)}
    variables:
      bootstrap:
        description: Host and port of a broker; by default that of ./crossdock up.
        default: "127.0.0.1:${port}"
</#if>
</#macro>
<#macro described channel address summary description="">
  ${quoted(address)}:
    address: ${quoted(address)}
    summary: ${quoted(summary)}
<#if description?has_content>
    description: ${quoted(description)}
</#if>
    servers: [{$ref: "#/servers/${channel.kafka.cluster?lower_case}"}]
    tags: [{name: ${quoted(channel.contract.workload)}}]
</#macro>
<#macro channelOf channel>
<#local topic = channel.topic>
<@described channel topic.name summary(topic) channel.contract.description!""/>
    messages:
<#list messages(channel) as message>
      ${quoted(message)}: {$ref: "#/components/messages/${message}"}
</#list>
<@settings topic topic.cleanup.policy()>
<#if topic.cleanup != "COMPACT">
          retention.ms: ${(topic.retention.toMillis())!-1}
</#if>
<#if topic.retentionSize??>
          retention.bytes: ${topic.retentionSize.bytes}
</#if>
<#if topic.tombstoneRetention??>
          delete.retention.ms: ${topic.tombstoneRetention.toMillis()}
</#if>
<#if topic.maxMessage??>
          max.message.bytes: ${topic.maxMessage.bytes}
</#if>
</@settings>
<#if (channel.contract.personalData.fields)?has_content>
<#local personal = channel.contract.personalData>
    x-personal-data:
      fields: [${personal.fields?map(field -> quoted(field))?join(", ")}]
<#if personal.erasure??>
      erasure: ${quoted(personal.erasure)}
</#if>
</#if>
</#macro>
<#macro deadLettersOf channel reader>
<#local kept = channel.kafka.deadLetters.retention>
<@described channel channel.deadLetters(reader) "What " + reader.group + " could not process of " + channel.name()
        + ", kept for " + wording.answer(kept) + "."/>
    messages: {dead-letter: {$ref: "#/components/messages/dead-letter"}}
<@settings channel.topic "delete">
          retention.ms: ${kept.toMillis()}
</@settings>
</#macro>
<#macro settings topic cleanup>
    bindings:
      kafka:
<#if topic.partitions??>
        partitions: ${topic.partitions}
</#if>
<#if topic.replicas??>
        replicas: ${topic.replicas}
</#if>
        topicConfiguration:
          cleanup.policy: [${cleanup}]
<#nested>
<#if topic.minInSyncReplicas??>
          min.insync.replicas: ${topic.minInSyncReplicas}
</#if>
        bindingVersion: "0.5.0"
</#macro>
<#function summary topic>
<#local latest = "the latest record of each key is kept">
<#switch topic.cleanup>
<#case "DELETE"><#local kept = wording.kept(topic)><#break>
<#case "COMPACT"><#local kept = latest><#break>
<#default><#local kept = latest + ", " + wording.kept(topic)>
</#switch>
<#return (topic.key??)?then("In order per " + wording.key(topic) + "; ", "Without key; ") + kept + ".">
</#function>
<#function messages channel>
<#local carried = channel.topic.events?has_content?then(channel.topic.events, [channel.name() + ".record"])>
<#return (channel.topic.cleanup == "DELETE")?then(carried, carried + ["tombstone"])>
</#function>
<#function reading channel reader>
<#local outage = wording.maybe("; it may be away for ", channel.longestOutage(reader))>
<#return "The group " + reader.group + " reads at its own pace" + outage
        + outage?has_content?then(" and misses nothing.", ".")>
</#function>
<#macro operation who action channel summary messages>
  ${quoted((who + "." + action + "." + channel)?replace("[^A-Za-z0-9._-]", "-", "r"))}:
    action: ${action}
    summary: ${quoted(summary)}
    channel: {$ref: "#/channels/${channel}"}
    messages:
<#list messages as message>
      - $ref: "#/channels/${channel}/messages/${message}"
</#list>
<#nested>
</#macro>
<#macro event type topic>
    ${quoted(type)}:
      name: ${quoted(type)}
<#if events.schemas[type]??>
      title: ${quoted(events.schemas[type].path("title").asString(type))}
</#if>
      contentType: application/json
      headers:
        type: object
        allOf:
          - $ref: "#/components/schemas/cloudEventHeaders"
          - properties: {ce_type: {const: ${quoted(type)}}}
<#if events.schemas[type]??>
      payload:
        schemaFormat: application/schema+json;version=draft-2020-12
        schema: {$ref: "../persistence/src/main/resources/dev/crossdock/event/${type}.v1.schema.json"}
</#if>
<@key topic/>
<#-- In binary mode, as it travels; the examples beside the schemas are in structured mode. -->
<#if events.examples[type]??>
      examples:
        - headers: {${headers(events.examples[type])}}
          payload: ${events.examples[type].path("data")}
</#if>
</#macro>
<#macro key topic>
<#if topic.key??>
      bindings:
        kafka:
          key:
            type: string
            description: ${quoted("The " + wording.key(topic) + ": records of one " + topic.key + " stay in order.")}
          bindingVersion: "0.5.0"
</#if>
</#macro>
<#-- The data is the value of the record; all other attributes are headers. -->
<#function headers attributes>
<#return attributes.properties()?filter(attribute -> attribute.key != "data")
        ?map(attribute -> header(attribute.key) + ": " + attribute.value)?join(", ")>
</#function>
<#function header attribute>
<#return (attribute == "datacontenttype")?then("content-type", "ce_" + attribute)>
</#function>
