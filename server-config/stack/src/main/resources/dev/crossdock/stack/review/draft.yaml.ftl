<#function say key question><#return draft.line(section, key, question)></#function>
<#function ask key question><#return draft.ask(section, key, question)></#function>
<#assign section = "">
# A draft from what runs on cluster ${cluster} at ${at}.
# 'inferred' gives the evidence, 'ask' is what only a person can answer. Correct and complete it,
# then decide: ./crossdock review ${workload}.workload.yaml
workload: "${workload}"
${ask("description", "what is it for?")}
${ask("owner", "which team answers for it?")}
${ask("schemaOwner", "who decides how its records change?")}
${ask("producers", "who writes it? Kafka does not tell")}
${say("consumers", "who reads it?")}
<#list unnamed as group>
${ask("consumers", "a group has a name that no contract can use; rename it")}
</#list>
${ask("consumers/longestOutage", "how long may each group be away and still miss nothing?")}
<#assign section = "/needs">
needs:
  ${say("data", "business-events, database-changes, log-lines, commands, documents or batch-records?")}
  ${say("independentReaders", readers + " groups read it today; will others?")}
  ${ask("replay", "does anybody go back to old records, or start from the beginning?")}
  ${ask("continuousStream", "is a record worth something as soon as it comes?")}
  ${say("oneJobOneWorker", "is a record a job that exactly one worker does?")}
  ${ask("contentBasedRouting", "must the transport choose a destination by content?")}
  ${say("priority", "do urgent records overtake others?")}
  ${ask("queryByField", "does anybody look records up by a field? [] for nobody")}
  ${say("payload", "how large are records: p50, p99, max? There were none to measure")}
  ${say("ordering", "must records stay in order: none, per-key or global? " + keyed + " of the sample have a key")}
  ${ask("scheduledBatch", "is it processed as a closed set at set times?")}
  ${ask("realTimeValue", "does a result lose value within minutes?")}
  ${ask("latency", "how soon must a record have been processed?")}
  ${say("throughput", "how many records come at the busiest time?")}
  ${say("retention", "how far back must readers be able to read?")}
  ${say("compaction", "is the latest record per key enough?")}
  ${ask("processing", "does a processor keep state, join or use windows?")}
<#if draft.knows("/personalData/fields")>
<#assign section = "/personalData">
personalData:
  ${say("fields", "which fields are personal?")}
  ${ask("erasure", "how does a person's data go away?")}
<#assign section = "">
<#else>
<#assign section = "">
${ask("personalData", "which fields are personal? No name on the top level sounds so")}
</#if>
${ask("operations", "can the team operate it, is the cost justified, would a managed service be less risk?")}
${ask("decision", "why this transport, and what was it compared with?")}
<#assign section = "/transport/kafka">
transport:
  kafka:
    topics:
<#list topics as topic>
<#list topic as key, value>
      ${key?is_first?then("- ", "  ")}${key}: ${value}
</#list>
</#list>
<#list ["deadLetters", "streamProcessor", "sinkConnector"] as key>
<#if draft.knows(section + "/" + key)>
    ${say(key, "")}
</#if>
</#list>
