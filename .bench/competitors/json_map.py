"""The documented mapping in Python on plain dictionaries, with `json` or `orjson`."""

import json
import sys

FILE, COLLECTED_AT, LIBRARY = sys.argv[1:]
CLOUD = {"environment": "AMAZON_WEB_SERVICES"}

if LIBRARY == "orjson":
    import orjson

    loads, dumps = orjson.loads, orjson.dumps
else:
    loads = json.loads

    def dumps(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def timestamp(text):
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def present(**members):
    return {key: value for key, value in members.items() if value}


def label(key, value):
    return [{"key": key, "value": value}] if value else []


def boundary(record):
    bound = record.get("PermissionsBoundary") or {}
    return label("permissions_boundary_arn", bound.get("PermissionsBoundaryArn")) + label(
        "permissions_boundary_type", bound.get("PermissionsBoundaryType")
    )


def metadata(kind):
    return {
        "collectedTimestamp": COLLECTED_AT,
        "entityType": kind,
        "productName": "AWS IAM",
        "vendorName": "AWS",
    }


def user_noun(user, labels):
    last = user.get("PasswordLastUsed")
    return present(
        attribute=present(creationTime=timestamp(user["CreateDate"]), labels=labels),
        lastLoginTime=last and timestamp(last),
        productObjectId=user["UserId"],
        userid=user["UserName"],
    )


def map_user(user):
    tags = [present(key=tag["Key"], value=tag["Value"]) for tag in user.get("Tags", ())]
    attribute = present(cloud=CLOUD, labels=boundary(user))
    resource = {"attribute": attribute, "name": user["Arn"], "resourceSubtype": "User"}
    noun = user_noun(user, tags + label("path", user["Path"]))
    return {"entity": {"resource": resource, "user": noun}, "metadata": metadata("USER")}


def map_role(role):
    last = role.get("RoleLastUsed") or {}
    policy = role["AssumeRolePolicyDocument"]
    labels = label("role_last_used_date", last.get("LastUsedDate")) + boundary(role)
    attribute = {
        "cloud": CLOUD,
        "creationTime": timestamp(role["CreateDate"]),
        "labels": labels + label("path", role["Path"]),
        "permissions": [{"name": policy if isinstance(policy, str) else dumps(policy).decode()}],
        "roles": [{"name": role["RoleName"]}],
    }
    resource = {
        "attribute": attribute,
        "name": role["Arn"],
        "productObjectId": role["RoleId"],
        "resourceSubtype": "Role",
        "resourceType": "ACCESS_POLICY",
    }
    location = present(name=last.get("Region"))
    return {"entity": present(location=location, resource=resource), "metadata": metadata("RESOURCE")}


def map_member(user):
    attribute = present(labels=boundary(user))
    resource = present(attribute=attribute, name=user["Arn"], resourceSubtype="User")
    return {
        "direction": "UNIDIRECTIONAL",
        "entity": {"resource": resource, "user": user_noun(user, label("path", user["Path"]))},
        "entityType": "USER",
        "relationship": "MEMBER",
    }


def map_group(group, users, truncated=None, marker=None):
    flag = None if truncated is None else str(truncated).lower()
    labels = label("is_truncated", flag) + label("marker", marker) + label("path", group["Path"])
    noun = {
        "attribute": present(creationTime=timestamp(group["CreateDate"]), labels=labels),
        "emailAddresses": [group["GroupName"]],
        "groupDisplayName": group["GroupName"],
        "productObjectId": group["GroupId"],
    }
    resource = {"attribute": {"cloud": CLOUD}, "name": group["Arn"]}
    return present(
        entity={"group": noun, "resource": resource},
        metadata=metadata("GROUP"),
        relations=[map_member(user) for user in users],
    )


def map_log(log):
    if "UserId" in log:
        return map_user(log)
    if "RoleId" in log:
        return map_role(log)
    return map_group(log["Group"], log["Users"], log["IsTruncated"], log.get("Marker"))


def map_document(answer):
    yield from map(map_user, answer.get("Users", ()))
    users = answer.get("UserDetailList", ())
    groups = answer.get("GroupDetailList", ())
    yield from map(map_user, users)
    yield from map(map_role, answer.get("RoleDetailList", ()))
    members = {group["GroupName"]: [] for group in groups}
    # GetGroup gives no boundary of a member.
    for user in users:
        user.pop("PermissionsBoundary", None)
        for name in user["GroupList"]:
            members[name].append(user)
    for group in groups:
        yield map_group(group, members[group["GroupName"]])


def main():
    with open(FILE, "rb") as file, open(1, "wb", buffering=1 << 20, closefd=False) as out:
        lines = FILE.endswith(".ndjson")
        entities = (map_log(loads(line)) for line in file) if lines else map_document(loads(file.read()))
        for entity in entities:
            out.write(dumps(entity))
            out.write(b"\n")


main()
