/** Accounts, passwords, requests for both, sessions. */
import type { Role } from '#shared/contract/roles.ts';

export interface AccountTable {
  id: string;
  name: string;
  name_key: string;
  display_name: string;
  role: Role;
  organisation: string;
  password_hash: string;
  password_changed_at: string;
  must_change_password: number;
  initial_password_until: string | null;
  disabled_at: string | null;
  created_at: string;
  created_by: string | null;
}

export interface AccountPasswordTable {
  id: string;
  account_id: string;
  password_hash: string;
  set_at: string;
}

export interface PasswordTryTable {
  subject: string;
  tries: number;
  counted_at: string;
  locked_until: string | null;
}

export interface SecondFactorTable {
  account_id: string;
  /** Sealed (server/secret-box.ts); null until its first code was right. */
  secret: string | null;
  pending_secret: string | null;
  last_step: number;
  bound_at: string | null;
}

export interface RecoveryCodeTable {
  account_id: string;
  code_hash: string;
  used_at: string | null;
}

export interface AccountRequestTable {
  id: string;
  account_id: string;
  act: 'enable' | 'role' | 'reset';
  role: Role | null;
  reason: string;
  asked_by: string;
  asked_at: string;
}

export interface AccountDecisionTable {
  request_id: string;
  outcome: 'granted' | 'refused' | 'withdrawn';
  reason: string | null;
  decided_by: string;
  decided_at: string;
}

export interface AccountHandoverTable {
  to_account: string;
  from_account: string;
  reason: string;
  asked_by: string;
  asked_at: string;
}

export interface SessionTable {
  token_hash: string;
  account_id: string;
  created_at: string;
  last_seen_at: string;
  authenticated_at: string;
  expires_at: string;
  revoked_at: string | null;
  address: string;
  second_factor_at: string | null;
}

interface FavouritePageTable {
  account_id: string;
  address: string;
  title: string;
  kept_at: string;
}

/** What is an account's alone. */
export interface OwnTables {
  favourite_page: FavouritePageTable;
}
