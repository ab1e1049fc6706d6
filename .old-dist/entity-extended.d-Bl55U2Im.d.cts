import { U as UdmEntity, n as UdmNoun, l as UdmGroup, b as UdmAttribute, p as UdmResource, r as UdmUser, c as UdmEntityMetadata, o as UdmRelation, S as SnakeCase } from './event.d-Bpz_Lwe2.cjs';
import { J as Json } from './options.d-BTuJBkIA.cjs';

/** What is said of a user, a group or a resource in the profile `extended`. */
interface UdmAttributeExtended extends Omit<UdmAttribute, 'permissions' | 'roles'> {
    /** RFC 3339, UTC. */
    lastUpdateTime?: string;
    /** Policies: the ARN with its name, or the name of an inline policy with its document. */
    permissions?: {
        name?: string;
        description?: string;
    }[];
    roles?: {
        name?: string;
        description?: string;
    }[];
}
/** The user of a noun in the profile `extended`. */
interface UdmUserExtended extends Omit<UdmUser, 'attribute'> {
    attribute?: UdmAttributeExtended;
    emailAddresses?: string[];
    groupIdentifiers?: string[];
}
/** The group of a noun in the profile `extended`. */
interface UdmGroupExtended extends Omit<UdmGroup, 'attribute'> {
    attribute?: UdmAttributeExtended;
}
/** The cloud resource of a noun in the profile `extended`. */
interface UdmResourceExtended extends Omit<UdmResource, 'attribute' | 'resourceType'> {
    attribute?: UdmAttributeExtended;
    resourceType?: 'ACCESS_POLICY' | 'CLOUD_PROJECT' | 'SERVICE';
}
/** What an entity or a relation is about, in the profile `extended`. */
interface UdmNounExtended extends Omit<UdmNoun, 'user' | 'group' | 'resource'> {
    application?: string;
    group?: UdmGroupExtended;
    resource?: UdmResourceExtended;
    /** The parents of the resource: its cloud account. */
    resourceAncestors?: UdmResourceExtended[];
    user?: UdmUserExtended;
}
/** An edge from the entity to another noun, in the profile `extended`. */
interface UdmRelationExtended extends Omit<UdmRelation, 'entity' | 'entityType' | 'relationship' | 'direction'> {
    direction?: 'UNIDIRECTIONAL';
    entity: UdmNounExtended;
    /** `PRINCIPAL` for those who may assume a role. */
    entityLabel?: 'PRINCIPAL';
    entityType?: 'USER' | 'GROUP' | 'RESOURCE';
    /** Absent for those who may assume a role: UDM has no word for it. */
    relationship?: 'MEMBER';
}
/** Where an entity came from, in the profile `extended`. */
interface UdmEntityMetadataExtended extends UdmEntityMetadata {
    /** RFC 3339, UTC. */
    creationTimestamp?: string;
    description?: string;
    productEntityId?: string;
}
/**
 * A UDM entity of the profile `extended`, in strict proto3-JSON: whatever `UdmEntity` holds, and what the extensions add.
 *
 * @see https://cloud.google.com/chronicle/docs/reference/udm-field-list
 */
interface UdmEntityExtended extends Omit<UdmEntity, 'entity' | 'metadata' | 'relations'> {
    /** What UDM has no field for, by the names of the log fields. */
    additional?: {
        [logField: string]: Json;
    };
    entity: UdmNounExtended;
    metadata: UdmEntityMetadataExtended;
    relations?: UdmRelationExtended[];
}
/** A UDM entity of the profile `extended` with snake_case keys; below `additional` names stay as they are. */
type UdmEntityExtendedSnakeCase = SnakeCase<Omit<UdmEntityExtended, 'additional'>> & Pick<UdmEntityExtended, 'additional'>;

export type { UdmEntityExtended as U, UdmAttributeExtended as a, UdmEntityExtendedSnakeCase as b, UdmEntityMetadataExtended as c, UdmGroupExtended as d, UdmNounExtended as e, UdmRelationExtended as f, UdmResourceExtended as g, UdmUserExtended as h };
