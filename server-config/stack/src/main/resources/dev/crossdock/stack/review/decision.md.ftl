# ${contract.workload}

This page is ${origin}; change
`${contract.workload}.workload.yaml`, not this page.
<#if contract.description??>

${safe(contract.description)}
</#if>

## Need

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
<#if transports?has_content>

What is created for it:

<@points transports/>
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
