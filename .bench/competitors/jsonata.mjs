import jsonata from 'jsonata';
import { mapLines } from './lines.mjs';

const [, , file, collectedAt] = process.argv;

const expression = jsonata(`(
  $timestamp := function($text) { $exists($text) ? $replace($text, "+00:00", "Z") };
  $label := function($key, $value) { $exists($value) and $value != "" ? {"key": $key, "value": $value} };
  $boundary := function($record) { [
    $label("permissions_boundary_arn", $record.PermissionsBoundary.PermissionsBoundaryArn),
    $label("permissions_boundary_type", $record.PermissionsBoundary.PermissionsBoundaryType)
  ] };
  $unlessEmpty := function($list) { $count($list) > 0 ? $list };
  $metadata := function($kind) { {
    "collectedTimestamp": $collectedAt, "entityType": $kind, "productName": "AWS IAM", "vendorName": "AWS"
  } };
  $cloud := {"environment": "AMAZON_WEB_SERVICES"};
  $userNoun := function($user, $labels) { {
    "attribute": {"creationTime": $timestamp($user.CreateDate), "labels": $labels},
    "lastLoginTime": $timestamp($user.PasswordLastUsed),
    "productObjectId": $user.UserId,
    "userid": $user.UserName
  } };
  UserId ? {
    "entity": {
      "resource": {
        "attribute": {"cloud": $cloud, "labels": $unlessEmpty($boundary($))},
        "name": Arn,
        "resourceSubtype": "User"
      },
      "user": $userNoun($, [
        Tags.{"key": Key, "value": Value != "" ? Value},
        $label("path", Path)
      ])
    },
    "metadata": $metadata("USER")
  } : RoleId ? {
    "entity": {
      "location": RoleLastUsed.Region ? {"name": RoleLastUsed.Region},
      "resource": {
        "attribute": {
          "cloud": $cloud,
          "creationTime": $timestamp(CreateDate),
          "labels": [
            $label("role_last_used_date", RoleLastUsed.LastUsedDate),
            $boundary($),
            $label("path", Path)
          ],
          "permissions": [{"name": AssumeRolePolicyDocument}],
          "roles": [{"name": RoleName}]
        },
        "name": Arn,
        "productObjectId": RoleId,
        "resourceSubtype": "Role",
        "resourceType": "ACCESS_POLICY"
      }
    },
    "metadata": $metadata("RESOURCE")
  } : {
    "entity": {
      "group": {
        "attribute": {
          "creationTime": $timestamp(Group.CreateDate),
          "labels": [
            $label("is_truncated", $string(IsTruncated)),
            $label("marker", Marker),
            $label("path", Group.Path)
          ]
        },
        "emailAddresses": [Group.GroupName],
        "groupDisplayName": Group.GroupName,
        "productObjectId": Group.GroupId
      },
      "resource": {"attribute": {"cloud": $cloud}, "name": Group.Arn}
    },
    "metadata": $metadata("GROUP"),
    "relations": $count(Users) > 0 ? [Users.{
      "direction": "UNIDIRECTIONAL",
      "entity": {
        "resource": {
          "attribute": PermissionsBoundary ? {"labels": $boundary($)},
          "name": Arn,
          "resourceSubtype": "User"
        },
        "user": $userNoun($, [$label("path", Path)])
      },
      "entityType": "USER",
      "relationship": "MEMBER"
    }]
  }
)`);

await mapLines(file, (record) => expression.evaluate(record, { collectedAt }));
