import type { TransactionKnex } from '@wardroom/platform-node';

/**
 * Notes that everything behind a target or a site is reached by another way from now on: what names the target as a jump
 * host, what stands in the site or in one that the target leads into, and what is reached through those. One recursive
 * statement, because a change of one host must end the sessions of all that lie behind it, however many lie between.
 */
export async function rewireBehind(
  knex: TransactionKnex,
  changed: { tenant: string; target?: string; site?: string },
): Promise<void> {
  const { tenant, target = null, site = null } = changed;
  await knex.raw(
    `with recursive places as (
       select t.id, t.jumps, t.site_id, s.jump_target_id
         from targets t
         left join sites s on s.tenant_id = t.tenant_id and s.id = t.site_id
        where t.tenant_id = :tenant
     ), behind(id) as (
       select id from places
        where jumps @> to_jsonb(:target::text) or jump_target_id = :target
           or site_id = :site
       union
       select places.id from behind
         join places on places.jumps @> to_jsonb(behind.id)
           or places.jump_target_id = behind.id
     )
     update targets set way = way + 1
      where tenant_id = :tenant and id in (select id from behind)`,
    { tenant, target, site },
  );
}
