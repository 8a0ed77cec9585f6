import { accept, refuse, type Result } from "#shared/result.ts";
import { APP_ROLE, type Query } from "./database.ts";

type Standing = {
  role: string;
  superuser: boolean;
  bypass: boolean;
  owned: number;
  may_delete: boolean;
};

/**
 * Whether a transaction really runs as the role that owns nothing: a superuser or an owner passes
 * every grant unseen, so a slip here would only show on the day it matters.
 */
export const startUpCheck = async (query: Query): Promise<Result<string>> => {
  const [standing] = await query<Standing>(
    `select current_user::text as role, rolsuper as superuser, rolbypassrls as bypass,
       (select count(*)::int from pg_class where relowner = pg_roles.oid and relkind = 'r') as owned,
       has_table_privilege('events', 'delete') as may_delete
     from pg_roles where rolname = current_user`,
  );
  if (standing === undefined) throw new Error("The database does not say who we are.");
  const { role, superuser, bypass, owned, may_delete } = standing;
  const set = `Set it right: alter role ${APP_ROLE} nosuperuser nobypassrls, and give its tables to the role that connects.`;
  if (superuser || bypass)
    return refuse(
      "role-bypasses",
      `The server works in the database as "${role}", which no rule binds (superuser or bypassrls). ${set}`,
    );
  if (role !== APP_ROLE)
    return refuse("role-differs", `The server works in the database as "${role}". ${set}`);
  if (owned > 0 || may_delete)
    return refuse("role-may-too-much", `"${role}" owns tables or may delete events. ${set}`);
  return accept(role);
};
