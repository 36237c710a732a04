-- Slack tells of everybody in a workspace all day: whether somebody is known otherwise is asked by their mail.
CREATE INDEX "people_account_workspace_email_idx" ON "people_account" ("workspace", "email");
