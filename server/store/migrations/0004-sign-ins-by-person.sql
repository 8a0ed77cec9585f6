-- Whether somebody is here today is told to every desk with each hello.
create index sign_ins_by_person on sign_ins (person, signed_in_at desc);
