/**
 * How contexts bring their tenants' things into the catalog.
 *
 * @packageDocumentation
 */
export * from './TenantEntityProvider';
export * from './registerEntityProvider';
