"""Pages of the lists that moto answers whole: the items are moto's, the cut is made here as the service makes it."""

import json
import urllib.parse
from xml.etree import ElementTree

# Method and path, or the target of an RPC -> the list of the reply; where the request says how many and from where; where the
# reply says so.
LISTS = {
    ("GET", "/2015-03-31/functions"): ("Functions", "MaxItems", "Marker", "NextMarker"),
    ("POST", "/v1/listschedulingpolicies"): ("schedulingPolicies", "maxResults", "nextToken", "nextToken"),
    ("GET", "/restapis"): ("item", "limit", "position", "position"),
    ("GET", "/-/vaults"): ("VaultList", "limit", "marker", "Marker"),
    "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories": ("repositories", "maxResults", "nextToken", "nextToken"),
    "AmazonEC2ContainerRegistry_V20150921.ListImages": ("imageIds", "maxResults", "nextToken", "nextToken"),
    "GraniteServiceVersion20100801.DescribeAlarms": ("MetricAlarms", "MaxRecords", "NextToken", "NextToken"),
    "TrentService.ListAliases": ("Aliases", "Limit", "Marker", "NextMarker"),
    "TrentService.ListKeys": ("Keys", "Limit", "Marker", "NextMarker"),
}

# The same of awsQuery, by the action.
QUERY_LISTS = {
    "DescribeAlarms": ("MetricAlarms", "MaxRecords", "NextToken", "NextToken"),
    "ListUsers": ("Users", "MaxItems", "Marker", "Marker"),
}

# Says beside the token of the next page whether there is one.
MORE = "Truncated"
MORE_IN_XML = "IsTruncated"

# What has a meaning in queries and in JSON, so that a token which is not encoded as it should be does not come back.
PREFIX = 'page "ü"/+=&:'


def cut(method, path, target, body, reply):
    """The page that is asked for, of a reply that has all; other replies stay as they are."""
    if body.startswith(b"Action="):
        return cut_xml(dict(urllib.parse.parse_qsl(body.decode())), reply)
    place = urllib.parse.urlsplit(path)
    found = LISTS.get(target or (method, place.path.rstrip("/")))
    if not found:
        return reply
    items, limit, position, next_position = found
    asked = json.loads(body or b"{}") if method == "POST" else dict(urllib.parse.parse_qsl(place.query))
    if limit not in asked:
        return reply
    begin, end = bounds(asked, limit, position)
    whole = json.loads(reply)
    page = {**whole, items: whole[items][begin:end]}
    page[next_position] = f"{PREFIX}{end}" if end < len(whole[items]) else None
    if MORE in whole:
        page[MORE] = end < len(whole[items])
    return json.dumps(page).encode()


def cut_xml(asked, reply):
    """The page that is asked for, of a reply in XML."""
    found = QUERY_LISTS.get(asked["Action"])
    if not found or found[1] not in asked:
        return reply
    items, limit, position, next_position = found
    begin, end = bounds(asked, limit, position)
    whole = ElementTree.fromstring(reply)
    namespace = whole.tag.partition("}")[0].removeprefix("{")
    ElementTree.register_namespace("", namespace)
    result = whole[0]
    members = result.find(f"{{*}}{items}")
    has_more = end < len(members)
    members[:] = members[begin:end]
    for name in (next_position, MORE_IN_XML):
        for old in result.findall(f"{{*}}{name}"):
            result.remove(old)
    ElementTree.SubElement(result, f"{{{namespace}}}{MORE_IN_XML}").text = str(has_more).lower()
    if has_more:
        ElementTree.SubElement(result, f"{{{namespace}}}{next_position}").text = f"{PREFIX}{end}"
    return ElementTree.tostring(whole, encoding="utf-8")


def bounds(asked, limit, position):
    """Where the page begins and ends."""
    token = asked.get(position) or f"{PREFIX}0"
    if not token.startswith(PREFIX):
        raise ValueError(f"a token that was not given: {token!r}")
    begin = int(token.removeprefix(PREFIX))
    return begin, begin + int(asked[limit])
