-- Somebody who was added and has not chosen a passphrase yet has none.
alter table people alter column passphrase_hash drop not null;

-- The one-time code with which a person chooses a passphrase; a newer one takes the place of an older.
create table person_codes (
  person uuid primary key references people,
  hash text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz
);
grant select, insert, update on person_codes to accessline_app;

-- Who and what was let in, when and by whom: only ever added to.
create table enrolments (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('person-added', 'person-code-made', 'passphrase-chosen',
    'desk-code-made', 'desk-enrolled', 'station-added')),
  person uuid,
  desk uuid,
  station uuid,
  role text,
  -- Null: nobody at a desk; the server's own command, or the desk itself.
  made_by uuid
);
create index enrolments_by_person on enrolments (person, number) where person is not null;
create index enrolments_by_desk on enrolments (desk, number) where desk is not null;
grant select, insert on enrolments to accessline_app;

-- Whether the database has this program's form is asked as long as the server runs.
grant select on migrations to accessline_app;
