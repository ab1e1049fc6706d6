/** The calls of IAM that may leave out the name of the user, and are then about the caller. */
const LEAVING_OUT_USER =
  /^(?:GetUser|(?:Create|Delete|Get)LoginProfile|(?:Create|Delete|Update)AccessKey|(?:Deactivate|Get)MFADevice|List(?:AccessKey|MFADevice|SSHPublicKey)s|(?:Delete|List|Reset|Update)ServiceSpecificCredentials?|(?:Delete|List|Update|Upload)SigningCertificates?)$/u;

/**
 * Whether a call that names no user is about the caller: a user of IAM or the root user. A refused one may have named
 * someone else, but for ChangePassword, which can name nobody.
 */
export function isOnCaller(
  eventName: string | undefined,
  identityType: unknown,
  isRefused: boolean,
): boolean {
  if (identityType !== 'IAMUser' && identityType !== 'Root') return false;
  return eventName === 'ChangePassword' || (!isRefused && LEAVING_OUT_USER.test(eventName ?? ''));
}
