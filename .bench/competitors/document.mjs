import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Reads a document whole, as most people would. */
export function readDocument(file) {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

/** The records of an answer, each as its own call gives it; groups come last, with the users that name them, as GetGroup gives those: without a boundary. */
export function recordsOf(answer) {
  if (answer.User) return [answer.User];
  if (answer.Users) return answer.Users;
  const members = new Map(answer.GroupDetailList.map(({ GroupName }) => [GroupName, []]));
  for (const { PermissionsBoundary: _, ...member } of answer.UserDetailList) {
    for (const name of member.GroupList) members.get(name).push(member);
  }
  const groups = answer.GroupDetailList.map((group) => ({
    Group: group,
    Users: members.get(group.GroupName),
  }));
  return [...answer.UserDetailList, ...answer.RoleDetailList, ...groups];
}
