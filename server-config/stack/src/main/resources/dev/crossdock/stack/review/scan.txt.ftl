Cluster ${report.clusterId} at ${bootstrap}: ${report.brokers} brokers, ${report.topics} topics, ${report.groups} groups, ${report.sampled} records sampled

<#list misuses as misuse>
<@finding misuse/>
<#else>
No misuse found.
</#list>

Workloads, as far as topics tell:
<#list report.workloads as draft>
  ${draft.workload?right_pad(30)} ${draft.inferred?size} inferred, ${draft.ask?size} questions; topics ${draft.topics?join(", ")}
</#list>
<#list report.skipped as topic, why>
  ${topic?right_pad(30)} skipped: ${why}
</#list>

<#if written?has_content>
${written?size} drafts in ${written[0].getParent()}; answer the questions in them, then ./crossdock review FILE.
<#else>
--out DIR writes a draft of a contract for each.
</#if>
