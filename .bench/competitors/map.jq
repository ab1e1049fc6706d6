def timestamp: if endswith("+00:00") then .[:-6] + "Z" else . end;
def entry($key): if . == null or . == "" then empty else {key: $key, value: .} end;
def boundary: .PermissionsBoundary
  | (.PermissionsBoundaryArn | entry("permissions_boundary_arn")),
    (.PermissionsBoundaryType | entry("permissions_boundary_type"));
def metadata($kind):
  {collectedTimestamp: $collected, entityType: $kind, productName: "AWS IAM", vendorName: "AWS"};
def cloud: {environment: "AMAZON_WEB_SERVICES"};
def usernoun($labels):
  {attribute: {creationTime: (.CreateDate | timestamp), labels: $labels}}
  + (if .PasswordLastUsed then {lastLoginTime: (.PasswordLastUsed | timestamp)} else {} end)
  + {productObjectId: .UserId, userid: .UserName};
def tags: (.Tags // [])[] | if .Value == "" then {key: .Key} else {key: .Key, value: .Value} end;

def user:
  [boundary] as $boundary
  | {
      entity: {
        resource: {
          attribute: ({cloud: cloud} + (if $boundary == [] then {} else {labels: $boundary} end)),
          name: .Arn,
          resourceSubtype: "User"
        },
        user: usernoun([tags, (.Path | entry("path"))])
      },
      metadata: metadata("USER")
    };

def role:
  {
    entity: (
      (if .RoleLastUsed.Region then {location: {name: .RoleLastUsed.Region}} else {} end)
      + {
          resource: {
            attribute: {
              cloud: cloud,
              creationTime: (.CreateDate | timestamp),
              labels: [
                (.RoleLastUsed.LastUsedDate | entry("role_last_used_date")),
                boundary,
                (.Path | entry("path"))
              ],
              permissions: [{name: (.AssumeRolePolicyDocument | if type == "object" then tojson else . end)}],
              roles: [{name: .RoleName}]
            },
            name: .Arn,
            productObjectId: .RoleId,
            resourceSubtype: "Role",
            resourceType: "ACCESS_POLICY"
          }
        }
    ),
    metadata: metadata("RESOURCE")
  };

def member:
  [boundary] as $boundary
  | {
      direction: "UNIDIRECTIONAL",
      entity: {
        resource: (
          (if $boundary == [] then {} else {attribute: {labels: $boundary}} end)
          + {name: .Arn, resourceSubtype: "User"}
        ),
        user: usernoun([.Path | entry("path")])
      },
      entityType: "USER",
      relationship: "MEMBER"
    };

def group:
  {
    entity: {
      group: {
        attribute: {
          creationTime: (.Group.CreateDate | timestamp),
          labels: [
            (.IsTruncated | if . == null then empty else tostring | entry("is_truncated") end),
            (.Marker | entry("marker")),
            (.Group.Path | entry("path"))
          ]
        },
        emailAddresses: [.Group.GroupName],
        groupDisplayName: .Group.GroupName,
        productObjectId: .Group.GroupId
      },
      resource: {attribute: {cloud: cloud}, name: .Group.Arn}
    },
    metadata: metadata("GROUP")
  }
  + (if .Users == [] then {} else {relations: [.Users[] | member]} end);

# Groups of authorization details, with the users that name them, as GetGroup gives those: without a boundary.
def joined:
  (reduce .UserDetailList[] as $user ({}; reduce $user.GroupList[] as $name (.; .[$name] += [$user | del(.PermissionsBoundary)]))) as $members
  | .GroupDetailList[]
  | {Group: ., Users: ($members[.GroupName] // [])};

if .UserDetailList then (.UserDetailList[] | user), (.RoleDetailList[] | role), (joined | group)
elif .Users and (.Group | not) then .Users[] | user
elif .UserId then user elif .RoleId then role else group end
