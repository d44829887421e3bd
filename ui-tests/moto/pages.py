"""Pages of the lists that moto answers whole: the items are moto's, the cut is made here as the service makes it."""

import json
import urllib.parse

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

# Says beside the token of the next page whether there is one.
MORE = "Truncated"

# What has a meaning in queries and in JSON, so that a token which is not encoded as it should be does not come back.
PREFIX = 'page "ü"/+=&:'


def cut(method, path, target, body, reply):
    """The page that is asked for, of a reply that has all; other replies stay as they are."""
    place = urllib.parse.urlsplit(path)
    found = LISTS.get(target or (method, place.path.rstrip("/")))
    if not found:
        return reply
    items, limit, position, next_position = found
    asked = json.loads(body or b"{}") if method == "POST" else dict(urllib.parse.parse_qsl(place.query))
    if limit not in asked:
        return reply
    token = asked.get(position) or f"{PREFIX}0"
    if not token.startswith(PREFIX):
        raise ValueError(f"a token that was not given: {token!r}")
    begin = int(token.removeprefix(PREFIX))
    end = begin + int(asked[limit])
    whole = json.loads(reply)
    page = {**whole, items: whole[items][begin:end]}
    page[next_position] = f"{PREFIX}{end}" if end < len(whole[items]) else None
    if MORE in whole:
        page[MORE] = end < len(whole[items])
    return json.dumps(page).encode()
