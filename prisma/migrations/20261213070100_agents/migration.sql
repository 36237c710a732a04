-- Members that are AI agents: whose each is, and which cases it may read. Null: a person.
ALTER TABLE "member" ADD COLUMN "agent_of" TEXT, ADD COLUMN "agent_sees" TEXT;
