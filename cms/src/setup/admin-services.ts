import type { Core } from '@strapi/strapi';

/** A permission as Strapi's roles take it. */
export interface RolePermission {
  readonly action: string;
  readonly subject: string | null;
  readonly properties: { readonly fields?: readonly string[] };
  readonly conditions: readonly string[];
  readonly actionParameters: Record<string, never>;
}

/** Who signs in to the panel. */
export interface NewAdministrator {
  readonly email: string;
  readonly password: string;
  readonly firstname: string;
  readonly lastname: string;
  /** Strapi's own spelling. */
  readonly preferedLanguage: string;
}

interface RoleRow {
  readonly id: number;
}

/** The part of Strapi's administration services that setting up needs; Strapi does not type them. */
export interface AdminServices {
  readonly user: {
    exists(): Promise<boolean>;
    createFirstAdmin(user: NewAdministrator): Promise<unknown>;
  };
  readonly role: {
    findOne(where: { code: string }): Promise<RoleRow | null>;
    create(role: { name: string; code: string; description: string }): Promise<RoleRow>;
    assignPermissions(roleId: number, permissions: readonly RolePermission[]): Promise<unknown>;
  };
  readonly apiToken: { hash(key: string): string };
  readonly encryption: { encrypt(key: string): string | null };
  readonly contentType: {
    getNestedFields(model: unknown, options: { components: unknown }): string[];
  };
}

/** Strapi's administration services under one roof. */
export function adminServices(strapi: Core.Strapi): AdminServices {
  // Strapi types every service as an empty bag; what is in it is said above, once, and tested.
  return {
    user: strapi.service('admin::user') as unknown as AdminServices['user'],
    role: strapi.service('admin::role') as unknown as AdminServices['role'],
    apiToken: strapi.service('admin::api-token') as unknown as AdminServices['apiToken'],
    encryption: strapi.service('admin::encryption') as unknown as AdminServices['encryption'],
    contentType: strapi.service('admin::content-type') as unknown as AdminServices['contentType'],
  };
}
