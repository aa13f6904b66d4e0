/** The world as arguments: what every feature is given and nothing reaches for by itself. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Outline } from '#shared/outline.ts';
import type { SingleSignOn } from './accounts/single-sign-on.ts';
import type { Changes } from './db/changes.ts';
import type { Db } from './db/open.ts';
import type { PanelStore } from './figures/panel-store.ts';
import type { RequestCounts } from './http/request-counts.ts';
import type { ProgrammeStore } from './programme/programme-store.ts';
import type { Messenger } from './reminders/messenger.ts';
import type { Templates } from './reports/load-templates.ts';
import type { SecretBox } from './secret-box.ts';

interface StoreHealth {
  /** What the engine found damaged; empty while it is sound or still being looked at. */
  damage: readonly string[];
}

export interface World {
  db: Db;
  /** Which tables moved, here or on another server: whoever keeps something that was read wants to know. */
  changes: Changes;
  /** Requests counted over all servers; null where this one is the only server on its database. */
  counts: RequestCounts | null;
  /** The city's programme in force, whole, and its version: a confirmed change puts the next in their place. */
  catalogue: Catalogue;
  catalogueVersion: number;
  /** The city's own Word templates, by the document that they are of. */
  templates: Templates;
  /** Outlines of the units for the map; null for a city that has none. */
  outline: Outline | null;
  /** Present time; a demonstration runs on its own clock. */
  now: () => Date;
  demo: boolean;
  /** Accounts that can write give a second factor; only a demonstration does without. */
  secondFactor: boolean;
  /** The city's own sign-in service; null where people sign in here alone. */
  singleSignOn: SingleSignOn | null;
  /** Sends a 催报 outside the product; null where the installation has no way to. */
  messenger: Messenger | null;
  /** Seals secrets with a key outside the database. */
  secrets: SecretBox;
  /** Folder of the built client; null serves the API alone. */
  clientDir: string | null;
  /** The one origin that people reach the server by, `https://host[:port]`; null takes the request's own. */
  publicUrl: string | null;
  /** Whether the store may be written; once damage is found, nothing more is. */
  store: StoreHealth;
  /** The stored programmes by version, and which was in force at a data version. */
  programmes: ProgrammeStore;
  /** One panel per data version, built once. */
  panels: PanelStore;
}
