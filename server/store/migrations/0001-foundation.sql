-- Everything the centre holds. Tables belong to the role that connects; the program works as
-- accessline_app, which owns nothing and may do only what is granted at the end.

do $$
begin
  -- Roles belong to the whole cluster: another database of it may have made this one already.
  if not exists (select from pg_roles where rolname = 'accessline_app') then
    create role accessline_app nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'accessline_app', 'member') then
    execute format('grant accessline_app to %I', current_user);
  end if;
end $$;

create table meta (
  one boolean primary key default true check (one),
  -- A new one after a restore: every cursor of before starts again from zero.
  epoch uuid not null default gen_random_uuid(),
  -- Pinned by every desk at enrolment; a server with another key could open nothing they send.
  server_public_key text
);
insert into meta default values;

create table people (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  role text not null check (role in ('specialist', 'regional', 'supervisor', 'admin')),
  regions text[] not null,
  passphrase_hash text not null,
  state text not null default 'active' check (state in ('active', 'revoked')),
  demo boolean not null default false,
  created_at timestamptz not null
);

create table desks (
  id uuid primary key,
  name text not null,
  state text not null default 'active' check (state in ('active', 'draining', 'retired', 'stolen')),
  -- As JSON text, read by the program's own schema.
  coverage text not null,
  public_key text not null,
  host text not null,
  -- The data key, sealed to this server; JSON text.
  escrow text,
  enrolled_at timestamptz not null
);

create table stations (
  id uuid primary key,
  desk uuid not null references desks,
  public_key text not null unique,
  -- Never given twice: a reference read out on the phone must mean one call for ever.
  reference_prefix text not null unique check (length(reference_prefix) = 3),
  why text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz,
  unsent integer,
  build text,
  content_version text
);

create table station_heads (
  station uuid primary key references stations,
  seq bigint not null,
  hash text not null
);

create table enrolment_codes (
  hash text primary key,
  desk_name text not null,
  coverage text not null,
  made_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by_key text
);

create table tokens (
  hash text primary key,
  person uuid not null references people,
  station uuid not null references stations,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

create table sign_ins (
  person uuid not null references people,
  desk uuid not null references desks,
  station uuid not null references stations,
  signed_in_at timestamptz not null
);
create index sign_ins_by_desk on sign_ins (desk, person, signed_in_at desc);

-- Tries that have not ended well; gone when one does.
create table sign_in_tries (
  login text not null,
  station uuid not null,
  tried_at timestamptz not null
);
create index sign_in_tries_by_login on sign_in_tries (login, tried_at);
create index sign_in_tries_by_station on sign_in_tries (station, tried_at);

-- Envelope and body are the texts their hashes are over: never re-serialised, so never jsonb.
create table events (
  station uuid not null references stations,
  seq bigint not null,
  id uuid not null,
  stream text not null,
  type text not null,
  envelope text not null,
  body text not null,
  hash text not null,
  verdict text not null check (verdict in ('accepted', 'refused', 'held')),
  reason text,
  remedy text,
  -- The same event written again by a later incarnation of its desk: recorded, not passed on twice.
  repeats boolean not null default false,
  received_at timestamptz not null,
  primary key (station, seq)
);
create unique index events_accepted_once on events (id) where verdict = 'accepted' and not repeats;
create index events_by_id on events (id);
create index events_not_accepted on events (received_at) where verdict <> 'accepted';

-- One row per stream, locked by a push: an event and a routing of one stream never overtake each other.
create table streams (
  stream text primary key,
  regions text[] not null default '{}'
);

create table routings (
  event uuid primary key,
  stream text not null references streams,
  regions text[] not null,
  replaced uuid[] not null
);
create index routings_by_stream on routings (stream);

-- The order of pulling. A row may be read once no older transaction can still add one before it.
create table feed (
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  kind text not null check (kind in ('event', 'grant', 'withdrawal')),
  stream text not null,
  -- Of a grant or withdrawal: the region that gains or loses the stream.
  region text,
  station uuid,
  seq bigint,
  primary key (xid, position),
  foreign key (station, seq) references events (station, seq)
);
create index feed_by_stream on feed (stream, xid, position);

grant usage on schema public to accessline_app;
grant select on meta to accessline_app;
grant update (server_public_key) on meta to accessline_app;
grant select, insert, update on people, desks, stations, station_heads, enrolment_codes, tokens
  to accessline_app;
grant select, insert on sign_ins to accessline_app;
grant select, insert, delete on sign_in_tries to accessline_app;
-- Events and their order are append-only; a verdict may be revised and a body erased.
grant select, insert on events, routings, feed to accessline_app;
grant update (body, verdict, reason, remedy) on events to accessline_app;
grant select, insert, update on streams to accessline_app;
