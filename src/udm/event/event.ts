import type { SnakeCase } from '../entity.ts';
import type { UdmTypes } from '../field.ts';
import type { EventType } from './type.ts';

/** A key with its value. */
export interface UdmEventLabel {
  key: string;
  value: string;
}

/** Who did something, or to whom something was done. */
export interface UdmEventUser {
  attribute?: { labels?: UdmEventLabel[]; roles?: { name: string }[] };
  /** The account of the user. */
  groupIdentifiers?: string[];
  productObjectId?: string;
  userDisplayName?: string;
  userid?: string;
}

/** What something was done to. */
export interface UdmEventResource {
  attribute?: { labels?: UdmEventLabel[]; permissions?: { name: string }[] };
  name?: string;
  productObjectId?: string;
  resourceSubtype?: string;
  resourceType?: UdmTypes['Resource.ResourceType'];
}

/** What an event is, and where it came from. */
export interface UdmEventMetadata {
  /** RFC 3339, UTC. */
  eventTimestamp: string;
  eventType: EventType;
  /** The ingestion labels of the feed, where it was given some. */
  ingestionLabels?: UdmEventLabel[];
  logType: 'AWS_CLOUDTRAIL';
  /** The operation. */
  productEventType: string;
  productLogId?: string;
  productName: 'AWS CloudTrail';
  productVersion?: string;
  vendorName: 'AMAZON';
}

/** What acts, and where. */
export interface UdmEventPrincipal {
  asset: { attribute: { cloud: { environment: 'AMAZON_WEB_SERVICES' } }; hostname?: string; ip?: string[] };
  hostname?: string;
  ip?: string[];
  location?: { name: string };
  namespace?: string;
  port?: number;
  /** The type of the identity; `type` is deprecated, and two published rules read it. */
  resource?: { resourceSubtype: string; type: string };
  user?: UdmEventUser;
}

/** What the call is about. */
export interface UdmEventTarget {
  application?: string;
  group?: { groupDisplayName?: string; productObjectId?: string };
  location?: { name: string };
  namespace?: string;
  resource?: UdmEventResource;
  resourceAncestors?: {
    name: string;
    resourceSubtype: 'AWS::IAM::Role';
    resourceType: 'ACCESS_POLICY';
  }[];
  url?: string;
  user?: UdmEventUser;
}

/** Whether the call was let through, and why not. */
export interface UdmSecurityResult {
  action: ('ALLOW' | 'BLOCK')[];
  category?: 'AUTH_VIOLATION'[];
  categoryDetails?: string[];
  description?: string;
  ruleId?: string;
  ruleName?: string;
  severity: 'INFORMATIONAL';
  summary?: string;
}

/** A UDM event of a CloudTrail record, in strict proto3-JSON with sorted keys. Unset fields are absent. */
export interface UdmEvent {
  about?: {
    resource: { attribute?: { labels: UdmEventLabel[] }; name?: string; resourceSubtype?: string };
  }[];
  /** Texts by the dotted paths of their log fields. */
  additional?: { [key: string]: string };
  extensions?: {
    auth: { authDetails?: string; mechanism?: 'REMOTE'[]; type?: 'MACHINE' | 'SSO' };
  };
  metadata: UdmEventMetadata;
  network?: { http?: { userAgent: string }; tls?: { cipher?: string; version?: string } };
  principal: UdmEventPrincipal;
  securityResult: UdmSecurityResult[];
  src?: { user: { userDisplayName: string } };
  target?: UdmEventTarget;
}

/** The same event with snake_case keys, as rules and parsers write them. */
export type UdmEventSnakeCase = SnakeCase<UdmEvent>;
