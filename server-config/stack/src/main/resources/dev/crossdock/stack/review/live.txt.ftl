<#list findings as one>
<@finding one/>
<#else>
What runs is as it was declared.
</#list>
<#if findings?has_content>

${findings?size} findings
</#if>
