-- 收藏: pages that a person wants at hand. A convenience of one account: taken back, it is gone.
CREATE TABLE favourite_page (
  account_id TEXT NOT NULL REFERENCES account (id),
  address TEXT NOT NULL,
  title TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (account_id, address)
);
