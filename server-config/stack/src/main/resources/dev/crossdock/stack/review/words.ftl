<#ftl strip_text=true>
<#-- What all pages share. Text of contracts and reports is no markup: in Markdown it goes through `safe`. -->
<#function word constant><#return constant?lower_case?replace("_", " ")></#function>
<#function safe text><#return text?replace("|", "\\|")?replace("<", "&lt;")?replace("\n", " ")></#function>
<#function code names><#return names?map(name -> "`" + name + "`")?join(", ")></#function>

<#macro points texts>
<#list texts as text>
- ${safe(text)}
</#list>
</#macro>

<#macro row cells>
| ${cells?map(cell -> safe(cell))?join(" | ")} |
</#macro>

<#macro table columns rows>
<@row columns/>
|<#list columns as column>---|</#list>
<#list rows as cells>
<@row cells/>
</#list>
</#macro>

<#macro alternatives report>
<@table ["transport"] + report.requirements + ["note"]
        report.alternatives?map(one -> [one.recommended?then("**" + one.title + "**", one.title)] + one.fits?values + [one.note])/>
</#macro>

<#-- One finding for a terminal, as JSON has it; only one that is stored has a history. -->
<#macro finding one>
<#local evidence = one.path("evidence").properties()?map(figure -> figure.key + " "
        + figure.value.isValueNode()?then(figure.value.asString(), figure.value.toString()))?join(", ")>
${one.path("severity").asString("")?right_pad(8)}  ${one.path("summary").asString("")}
          ${one.path("rule").asString("")}: ${evidence?has_content?then(evidence, one.path("subject").asString(""))}
<#if one.has("openedAt")>
          since ${one.path("openedAt").asString("")}<#if 1 < one.path("occurrences").asInt(1)>, for the ${one.path("occurrences").asInt(1)}. time since ${one.path("firstSeen").asString("")}</#if>
</#if>
          ${one.path("advice").asString("")}
</#macro>
