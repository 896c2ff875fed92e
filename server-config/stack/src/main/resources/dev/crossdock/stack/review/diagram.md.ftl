# What runs, drawn

This page is ${origin}.
What is not drawn here is not created. Dotted arrows lead to what could not be processed.
<#list sections as section>

## ${section.title}

${section.chart}
<#if section.unread?has_content>

Nobody reads ${code(section.unread)} yet.
</#if>
</#list>
