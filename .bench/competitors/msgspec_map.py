"""The documented mapping in Python with msgspec: typed structs in, typed structs out, unset fields left out."""

import sys
from datetime import datetime
from typing import Optional, Union

import msgspec


class Boundary(msgspec.Struct):
    PermissionsBoundaryType: str
    PermissionsBoundaryArn: str


class Tag(msgspec.Struct):
    Key: str
    Value: str


class LastUsed(msgspec.Struct):
    LastUsedDate: Optional[str] = None
    Region: Optional[str] = None


class LogGroup(msgspec.Struct):
    Path: str
    GroupName: str
    GroupId: str
    Arn: str
    CreateDate: datetime


class LogUser(msgspec.Struct):
    Path: str
    UserName: str
    UserId: str
    Arn: str
    CreateDate: datetime
    PasswordLastUsed: Optional[datetime] = None
    PermissionsBoundary: Optional[Boundary] = None


class Log(msgspec.Struct):
    """A user, a role or an answer of GetGroup: JSON without a tag is read by one struct that holds them all."""

    Path: Optional[str] = None
    UserName: Optional[str] = None
    UserId: Optional[str] = None
    RoleName: Optional[str] = None
    RoleId: Optional[str] = None
    Arn: Optional[str] = None
    CreateDate: Optional[datetime] = None
    PasswordLastUsed: Optional[datetime] = None
    AssumeRolePolicyDocument: Union[str, dict, None] = None
    PermissionsBoundary: Optional[Boundary] = None
    RoleLastUsed: Optional[LastUsed] = None
    Tags: list[Tag] = []
    Group: Optional[LogGroup] = None
    Users: list[LogUser] = []
    IsTruncated: Optional[bool] = None
    Marker: Optional[str] = None


class UserDetail(LogUser):
    GroupList: list[str] = []
    Tags: list[Tag] = []


class Answer(msgspec.Struct):
    """ListUsers or GetAccountAuthorizationDetails."""

    Users: list[Log] = []
    UserDetailList: list[UserDetail] = []
    GroupDetailList: list[LogGroup] = []
    RoleDetailList: list[Log] = []


class Unset(msgspec.Struct, omit_defaults=True):
    """Fields that hold their default are left out."""


class Label(Unset):
    key: str
    value: str = ""


class Attribute(Unset):
    cloud: Optional[dict] = None
    creationTime: Optional[datetime] = None
    labels: Optional[list[Label]] = None
    permissions: Optional[list[dict]] = None
    roles: Optional[list[dict]] = None


class User(Unset):
    attribute: Attribute
    lastLoginTime: Optional[datetime] = None
    productObjectId: Optional[str] = None
    userid: Optional[str] = None


class Group(Unset):
    attribute: Attribute
    emailAddresses: list[str]
    groupDisplayName: str
    productObjectId: str


class Resource(Unset):
    attribute: Optional[Attribute] = None
    name: Optional[str] = None
    productObjectId: Optional[str] = None
    resourceSubtype: Optional[str] = None
    resourceType: Optional[str] = None


class Noun(Unset):
    group: Optional[Group] = None
    location: Optional[dict] = None
    resource: Optional[Resource] = None
    user: Optional[User] = None


class Relation(msgspec.Struct):
    direction: str
    entity: Noun
    entityType: str
    relationship: str


class Metadata(msgspec.Struct):
    collectedTimestamp: str
    entityType: str
    productName: str
    vendorName: str


class Entity(Unset):
    entity: Noun
    metadata: Metadata
    relations: Optional[list[Relation]] = None


CLOUD = {"environment": "AMAZON_WEB_SERVICES"}
FILE, COLLECTED_AT = sys.argv[1:]
METADATA = {kind: Metadata(COLLECTED_AT, kind, "AWS IAM", "AWS") for kind in ("USER", "RESOURCE", "GROUP")}


def boundary(bound):
    if bound is None:
        return []
    return [
        Label("permissions_boundary_arn", bound.PermissionsBoundaryArn),
        Label("permissions_boundary_type", bound.PermissionsBoundaryType),
    ]


def user_noun(user, labels):
    return User(Attribute(None, user.CreateDate, labels), user.PasswordLastUsed, user.UserId, user.UserName)


def map_user(log):
    labels = [Label(tag.Key, tag.Value) for tag in log.Tags]
    labels.append(Label("path", log.Path))
    attribute = Attribute(CLOUD, None, boundary(log.PermissionsBoundary) or None)
    resource = Resource(attribute, log.Arn, None, "User")
    return Entity(Noun(None, None, resource, user_noun(log, labels)), METADATA["USER"])


def policy_text(document):
    return document if isinstance(document, str) else msgspec.json.encode(document).decode()


def map_role(log):
    labels = []
    location = None
    if log.RoleLastUsed is not None and log.RoleLastUsed.Region is not None:
        labels.append(Label("role_last_used_date", log.RoleLastUsed.LastUsedDate))
        location = {"name": log.RoleLastUsed.Region}
    labels += [*boundary(log.PermissionsBoundary), Label("path", log.Path)]
    permissions = [{"name": policy_text(log.AssumeRolePolicyDocument)}]
    attribute = Attribute(CLOUD, log.CreateDate, labels, permissions, [{"name": log.RoleName}])
    resource = Resource(attribute, log.Arn, log.RoleId, "Role", "ACCESS_POLICY")
    return Entity(Noun(None, location, resource), METADATA["RESOURCE"])


def map_member(user):
    labels = boundary(user.PermissionsBoundary)
    attribute = Attribute(None, None, labels) if labels else None
    resource = Resource(attribute, user.Arn, None, "User")
    noun = Noun(None, None, resource, user_noun(user, [Label("path", user.Path)]))
    return Relation("UNIDIRECTIONAL", noun, "USER", "MEMBER")


def map_group(log):
    labels = []
    if log.IsTruncated is not None:
        labels.append(Label("is_truncated", "true" if log.IsTruncated else "false"))
    if log.Marker is not None:
        labels.append(Label("marker", log.Marker))
    labels.append(Label("path", log.Group.Path))
    name = log.Group.GroupName
    group = Group(Attribute(None, log.Group.CreateDate, labels), [name], name, log.Group.GroupId)
    relations = [map_member(user) for user in log.Users] or None
    return Entity(Noun(group, None, Resource(Attribute(CLOUD), log.Group.Arn)), METADATA["GROUP"], relations)


def map_log(log):
    if log.UserId:
        return map_user(log)
    return map_role(log) if log.RoleId else map_group(log)


def map_lines(lines):
    decoder = msgspec.json.Decoder(Log)
    for line in lines:
        yield map_log(decoder.decode(line))


def map_document(document):
    answer = msgspec.json.decode(document.read(), type=Answer)
    yield from map(map_user, answer.Users)
    yield from map(map_user, answer.UserDetailList)
    yield from map(map_role, answer.RoleDetailList)
    members = {group.GroupName: [] for group in answer.GroupDetailList}
    # GetGroup gives no boundary of a member.
    for user in answer.UserDetailList:
        user.PermissionsBoundary = None
        for name in user.GroupList:
            members[name].append(user)
    for group in answer.GroupDetailList:
        yield map_group(Log(Group=group, Users=members[group.GroupName], IsTruncated=None))


def main():
    encoder = msgspec.json.Encoder()
    buffer = bytearray(1 << 16)
    map_file = map_lines if FILE.endswith(".ndjson") else map_document
    with open(FILE, "rb") as file, open(1, "wb", buffering=1 << 20, closefd=False) as out:
        for entity in map_file(file):
            encoder.encode_into(entity, buffer)
            buffer += b"\n"
            out.write(buffer)


main()
