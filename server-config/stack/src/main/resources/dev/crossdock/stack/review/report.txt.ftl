<#-- For a terminal: the decision first, then why, then what to do. -->
<#macro line name content>
  ${name?right_pad(36)} ${content}
</#macro>
<#macro listed title texts>
<#if texts?has_content>

${title}
<#list texts as text>
  - ${text}
</#list>
</#if>
</#macro>
${report.workload}: ${report.decision()}
<#if report.asked?has_content>
  asked for  ${report.asked?join(" + ")}
</#if>
<#if report.decidedBy?has_content>
  decided by ${report.decidedBy?join(", ")} (rules ${report.rulesVersion})
</#if>
<#list report.steps?filter(step -> step.outcome == "DECIDED") as step>
  ${step.reason}
</#list>
<@listed "Questions" report.questions/>

Checklist
<#list report.checklist as item>
<@line word(item.result)?right_pad(8) + item.item item.reason/>
</#list>
<#if report.mistakeDetails?has_content>

Common mistakes
<#list report.mistakeDetails as mistake>
<@line mistake.id mistake.title + ". " + mistake.advice/>
</#list>
</#if>
<@listed "What would have to change" report.changes/>

Decision workflow
<#list report.steps as step>
<@line word(step.outcome)?right_pad(11) + step.rule step.reason/>
</#list>
<#if report.followOn?has_content>

Follow-on questions
<#list report.followOn as one>
  ${one.question} ${one.answer}
<#if one.effect?has_content>
      ${one.effect}
</#if>
</#list>
</#if>
<#if report.effects?has_content>

What each answer did
<#list report.effects as effect>
<@line effect.answer effect.value + ": " + effect.effects?join("; ")/>
</#list>
</#if>
<#if report.requirements?has_content>

Alternatives, by what is required: ${report.requirements?join(", ")}
<#list report.alternatives as one>
<@line one.recommended?then("* ", "  ") + one.title one.fits?values?join(", ") + ". " + one.note/>
</#list>
</#if>
