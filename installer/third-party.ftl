<#list dependencyMap as e>
${"  " + ((e.getKey().name!e.getKey().artifactId) + " " + e.getKey().version)?right_pad(44)} ${e.getValue()?join("; ")}
</#list>
