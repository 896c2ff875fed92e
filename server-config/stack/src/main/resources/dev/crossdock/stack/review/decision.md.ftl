# ${contract.workload}

This page is ${origin}; change
`${contract.workload}.workload.yaml`, not this page.
<#if contract.description??>

${safe(contract.description)}
</#if>

## Need

<#assign needs = contract.needs say = wording.answer maybe = wording.maybe>
<#assign answers = [
    ["Who answers for it; who decides on its schemas", say(contract.owner) + "; " + say(contract.schemaOwner)],
    ["Who writes", say(contract.producers)],
    ["Who reads, and how long each may be away", say(wording.readers(contract))],
    ["What the records are", say(needs.data)],
    ["Several readers, each at its own pace", say(needs.independentReaders)],
    ["Readers go back, or start late from the beginning", say(needs.replay)],
    ["Records come, and are worth processing, all the time", say(needs.continuousStream)],
    ["Each record is a job for exactly one worker", say(needs.oneJobOneWorker)],
    ["The transport looks into records to route them", say(needs.contentBasedRouting)],
    ["Urgent records overtake", say(needs.priority)],
    ["Fields that readers look up by", say(needs.queryByField)],
    ["Order", (needs.ordering??)?then(order(needs.ordering), say(needs.ordering))],
    ["A closed set at set times", say(needs.scheduledBatch)],
    ["A result loses value within minutes", say(needs.realTimeValue)],
    ["The latest record per key is enough", say(needs.compaction)],
    ["State, joins or windows", (needs.processing??)?then(state(needs.processing), say(needs.processing))],
    ["Size of a record (p50, p99, max)", (needs.payload??)?then(sizes(needs.payload), say(needs.payload))],
    ["Records at the busiest time", say(needs.throughput)],
    ["Processed within (p99)", say(needs.latency)],
    ["How far back one must be able to read", say(needs.retention)],
    ["Personal data", (contract.personalData??)?then(say(contract.personalData.fields), say(contract.personalData))]
]>
<@table ["question", "answer"] answers/>

## Decision

<#if report.recommendation?has_content>
<#list report.recommendation as id>**${title(id)}** (`${id}`)<#sep> and </#list>, decided by ${code(report.decidedBy)} of the rules ${report.rulesVersion}.
<#else>
Nothing is decided yet; the open questions below say what is missing.
</#if>
<#if contract.decision.chosenBecause?has_content>
Its owner chose by: ${code(contract.decision.chosenBecause)}.
</#if>
<#assign deciding = report.steps?filter(step -> step.outcome == "DECIDED")>
<#if deciding?has_content>

<@table ["rule", "reason", "section of the review"] deciding?map(step -> ["`" + step.rule + "`", step.reason, step.section])/>
</#if>
<#list report.steps?filter(step -> step.outcome == "OVERRIDDEN") as step>

`${step.rule}` would decide, too, but ${code(step.by)} takes precedence. ${safe(step.reason)}
</#list>
<#assign created><#list transports as transport><@creates transport/></#list></#assign>
<#if created?has_content>

What is created for it:

${created?trim}
</#if>

## Alternatives

<#if contract.decision.alternativesCompared?has_content>
Its owner compared ${code(contract.decision.alternativesCompared)}. By what this workload requires:
<#else>
Its owner has not compared any.
</#if>
<#if report.requirements?has_content>

<@alternatives report/>
</#if>
<#assign others = report.steps?filter(step -> step.outcome == "NOT_MET")>
<#if others?has_content>

Rules that did not decide:

<@points others?map(step -> "`" + step.rule + "`: " + step.reason)/>
</#if>

## Consequences

<@points report.followOn?filter(one -> one.effect?has_content)?map(one -> "*" + one.question + "* " + one.effect)/>
<#if contract.personalData?? && contract.personalData.erasure??>
<@points ["*How does personal data go away?* " + contract.personalData.erasure]/>
</#if>
<#assign open = report.checklist?filter(item -> item.result != "PASSED")>
<#if !(open?has_content || report.questions?has_content || report.mistakes?has_content || report.changes?has_content)>

All ${report.checklist?size} items of the checklist passed; nothing is open.
</#if>
<@listed "Open items of the checklist" open?map(item -> word(item.result) + ": " + item.title + " (`" + item.item + "`) " + item.reason)/>
<@listed "Questions" report.questions/>
<@listed "Common mistakes" report.mistakeDetails?map(one -> one.title + " (`" + one.id + "`). " + one.advice)/>
<@listed "What would have to change" report.changes/>
<#macro listed title texts>
<#if texts?has_content>

**${title}**

<@points texts/>
</#if>
</#macro>
<#function title transport>
<#return (report.alternatives?filter(one -> one.transport == transport)?map(one -> one.title)?first)!transport>
</#function>
<#function order ordering>
<#switch ordering.scope>
<#case "NONE"><#return "none needed">
<#case "PER_KEY"><#return "per " + (ordering.key)!"key">
<#default><#return "one for all records, decided by " + say(ordering.authority)>
</#switch>
</#function>
<#function state processing>
<#local needed = ["state", "joins", "windows"]?filter(part -> (processing[part])!true)
        ?map(part -> (processing[part]??)?then(part, part + " not said"))>
<#return needed?has_content?then(needed?join(", "), "none")>
</#function>
<#function sizes payload><#return say(payload.p50) + ", " + say(payload.p99) + ", " + say(payload.max)></#function>
<#-- What a workload runs on, one line for each thing that is created; a kind of transport is known by what it has. -->
<#macro creates transport>
<@points (transport.topics![])?map(topic -> "topic `" + topic.name + "`" + maybe(", ", topic.partitions)
        + (topic.partitions??)?then(" partitions", "") + maybe(" by ", wording.key(topic)) + ", " + cleaned(topic)
        + maybe(", deletions stay readable for ", topic.tombstoneRetention) + maybe("; carries ", topic.events))/>
<#if transport.deadLetters??>
<@points ["topics of dead letters, one for each group, records expire after " + say(transport.deadLetters.retention)]/>
</#if>
<@points ["sourceConnector", "sinkConnector"]?filter(kind -> transport[kind]??)
        ?map(kind -> "connector `" + transport[kind] + "`")/>
<#if transport.streamProcessor??>
<@points ["stream processor `" + transport.streamProcessor + "`"]/>
</#if>
<@points (transport.queues![])?map(queue -> "queue `" + queue.name + "`" + maybe(", for ", queue.filter)
        + maybe(", attempts: ", queue.maxDeliveries) + ", then to `" + queue.deadLetterQueue + "`")/>
<@points (transport.buckets![])?map(bucket -> "bucket `" + bucket.name + "`"
        + maybe(", content stays for ", bucket.retention) + maybe(", at most ", bucket.maxObject))/>
<@points (transport.projections![])?map(projection -> "projection `" + projection.name + "` in "
        + wording.store(projection.store) + maybe(", fed by ", projection.fedBy)
        + maybe(", queried by ", projection.queriedBy))/>
<#if transport.job??>
<@points ["job `" + transport.job + "`" + maybe(", at ", transport.schedule) + maybe(" ", transport.timeZone)]/>
</#if>
<#if transport.authority??>
<@points ["one order, given by " + transport.authority + maybe(", from ", transport.input)
        + maybe(" to ", transport.output)]/>
</#if>
</#macro>
<#function cleaned topic>
<#switch topic.cleanup>
<#case "DELETE"><#return wording.kept(topic)>
<#case "COMPACT"><#return "compacted">
<#default><#return "compacted, " + wording.kept(topic)>
</#switch>
</#function>
