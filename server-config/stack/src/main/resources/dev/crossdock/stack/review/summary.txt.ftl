<#-- One line for each workload, and below it what is not settled. -->
<#macro line name content>
  ${name?right_pad(36)} ${content}
</#macro>
<#list reports as report>
<@line report.workload report.decision() + ", " + report.passed() + " of " + report.checklist?size + " passed"/>
<#list report.checklist?filter(item -> item.result != "PASSED") as item>
<@line "  " + word(item.result) + " " + item.item item.reason/>
</#list>
</#list>
