# Review of ${report.workload}

**Recommended:** ${report.decision()}.
<#if report.asked?has_content>
**Asked for:** ${report.asked?join(" + ")}.
</#if>

Decided by ${report.decidedBy?has_content?then(code(report.decidedBy), "no rule")}, rules ${report.rulesVersion}.
<#list report.steps?filter(step -> step.outcome == "DECIDED") as step>

${safe(step.reason)}
</#list>
<#if report.questions?has_content>

## Questions

<@points report.questions/>
</#if>

## Checklist

<@table ["item", "result", "reason"]
        report.checklist?map(item -> [item.title + " (`" + item.item + "`)", word(item.result), item.reason])/>
<#if report.mistakeDetails?has_content>

## Common mistakes

<#list report.mistakeDetails as mistake>
- ${mistake.title} (`${mistake.id}`). ${mistake.advice}
</#list>
</#if>
<#if report.changes?has_content>

## What would have to change

<@points report.changes/>
</#if>

## Decision workflow

<@table ["rule", "outcome", "reason"] report.steps?map(step -> ["`" + step.rule + "`", word(step.outcome), step.reason])/>
<#if report.followOn?has_content>

## Follow-on questions

<@table ["question", "answer", "effect"] report.followOn?map(one -> [one.question, one.answer, one.effect])/>
</#if>
<#if report.effects?has_content>

## What each answer did

<@table ["answer", "value", "effects"]
        report.effects?map(effect -> ["`" + effect.answer + "`", effect.value, effect.effects?join("; ")])/>
</#if>
<#if report.requirements?has_content>

## Alternatives

<@alternatives report/>
</#if>
