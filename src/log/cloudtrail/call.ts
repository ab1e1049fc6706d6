import type { LogOf } from '../schema.ts';
import { DOCUMENT, NAME, SCALAR } from './form.ts';
import { open } from './json-text.ts';

/** What a call asked for: the parameters that rows read, among all that services have. */
export const REQUEST = /* @__PURE__ */ (() =>
  open({
    userName: SCALAR,
    groupName: SCALAR,
    roleName: NAME,
    roleArn: NAME,
    policyArn: NAME,
    policyName: NAME,
    policyDocument: DOCUMENT,
    assumeRolePolicyDocument: DOCUMENT,
    accessKeyId: NAME,
    serialNumber: NAME,
    virtualMFADeviceName: NAME,
    certificateId: NAME,
    sSHPublicKeyId: NAME,
    serviceSpecificCredentialId: NAME,
    instanceProfileName: NAME,
    serverCertificateName: NAME,
    sAMLProviderArn: NAME,
    openIDConnectProviderArn: NAME,
    name: NAME,
    url: NAME,
    accountAlias: NAME,
    delegationRequestId: NAME,
    policySourceArn: NAME,
    entityArn: NAME,
    arn: NAME,
    targetPrincipal: NAME,
  }))();

/** What a call answered: the elements that rows read, among all that services have. */
export const ANSWER = /* @__PURE__ */ (() =>
  open({
    user: open({
      arn: NAME,
      userId: NAME,
      userName: NAME,
    }),
    group: open({ arn: NAME, groupId: NAME }),
    role: open({
      arn: NAME,
      roleId: NAME,
      assumeRolePolicyDocument: DOCUMENT,
    }),
    policy: open({ arn: NAME, policyId: NAME }),
    virtualMFADevice: open({ serialNumber: NAME }),
    accessKey: open({ accessKeyId: NAME, userName: NAME }),
    loginProfile: open({ userName: NAME }),
    certificate: open({ certificateId: NAME, userName: NAME }),
    sSHPublicKey: open({ sSHPublicKeyId: NAME, userName: NAME }),
    serviceSpecificCredential: open({ serviceSpecificCredentialId: NAME, userName: NAME }),
    instanceProfile: open({ arn: NAME, instanceProfileId: NAME }),
    serverCertificateMetadata: open({ arn: NAME, serverCertificateId: NAME }),
    sAMLProviderArn: NAME,
    openIDConnectProviderArn: NAME,
    delegationRequestId: NAME,
    credentials: open({ accessKeyId: NAME }),
    webIdentityTokenId: NAME,
    assumedRoleUser: open({ arn: NAME, assumedRoleId: NAME }),
    federatedUser: open({ arn: NAME, federatedUserId: NAME }),
    assumedPrincipal: SCALAR,
  }))();

/** The parameters of a call. */
export interface CloudTrailRequest extends LogOf<typeof REQUEST> {}

/** The answer of a call. */
export interface CloudTrailAnswer extends LogOf<typeof ANSWER> {}
