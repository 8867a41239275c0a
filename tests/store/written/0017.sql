BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0017');
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	actor_id BIGINT NOT NULL, 
	deed VARCHAR(32) NOT NULL, 
	outcome VARCHAR(32) NOT NULL, 
	day DATETIME NOT NULL, 
	ticket_id INTEGER, 
	times INTEGER NOT NULL, 
	first_at DATETIME NOT NULL, 
	last_at DATETIME NOT NULL, 
	place BIGINT NOT NULL, 
	CONSTRAINT pk_attempts PRIMARY KEY (id)
);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor_id BIGINT NOT NULL, 
	deed VARCHAR(32) NOT NULL, 
	ticket_id INTEGER, 
	outcome VARCHAR(32) NOT NULL, 
	data JSON NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
CREATE TABLE bans (
	id INTEGER NOT NULL, 
	customer_id BIGINT NOT NULL, 
	shadow BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	by_id BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	until DATETIME, 
	lifted_at DATETIME, 
	lifted_by BIGINT, 
	CONSTRAINT pk_bans PRIMARY KEY (id)
);
INSERT INTO "bans" VALUES(1,4001,1,'spam',3001,'2026-11-20 10:00:00.000000','2026-11-21 10:00:00.000000',NULL,NULL);
CREATE TABLE boards (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT, 
	shows VARCHAR(64) DEFAULT '' NOT NULL, 
	asked_at DATETIME, 
	CONSTRAINT pk_boards PRIMARY KEY (chat_id)
);
CREATE TABLE conversations (
	chat_id BIGINT NOT NULL, 
	dialog VARCHAR(32) NOT NULL, 
	state JSON NOT NULL, 
	version INTEGER NOT NULL, 
	screen BIGINT, 
	parked JSON, 
	changed_at DATETIME NOT NULL, look_at DATETIME, reminded_at DATETIME, 
	CONSTRAINT pk_conversations PRIMARY KEY (chat_id)
);
CREATE TABLE "copies" (
	entry_id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	part SMALLINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_copies PRIMARY KEY (entry_id, chat_id, part), 
	CONSTRAINT fk_copies_entry_id FOREIGN KEY(entry_id) REFERENCES entries (id)
);
INSERT INTO "copies" VALUES(2,1003,7,0);
INSERT INTO "copies" VALUES(16,1001,16,0);
INSERT INTO "copies" VALUES(11,-1001000000001,42,0);
INSERT INTO "copies" VALUES(14,1003,17,0);
INSERT INTO "copies" VALUES(15,1003,19,0);
INSERT INTO "copies" VALUES(17,-1001000000001,56,0);
INSERT INTO "copies" VALUES(19,1001,22,0);
INSERT INTO "copies" VALUES(20,1001,23,0);
CREATE TABLE customer_notes (
	id INTEGER NOT NULL, 
	customer_id BIGINT NOT NULL, 
	author_id BIGINT NOT NULL, 
	author_name VARCHAR(256) NOT NULL, 
	text TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_customer_notes PRIMARY KEY (id), 
	CONSTRAINT fk_customer_notes_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);
CREATE TABLE customers (
	id BIGINT NOT NULL, 
	name VARCHAR(256) NOT NULL, 
	username VARCHAR(64) DEFAULT '' NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	chosen BOOLEAN DEFAULT 0 NOT NULL, 
	zone VARCHAR(64) DEFAULT '' NOT NULL, 
	surveys BOOLEAN DEFAULT 1 NOT NULL, 
	reminders BOOLEAN DEFAULT 1 NOT NULL, 
	news BOOLEAN DEFAULT 0 NOT NULL, 
	blocked BOOLEAN DEFAULT 0 NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_customers PRIMARY KEY (id)
);
INSERT INTO "customers" VALUES(1003,'Emma','emma','en',0,'',1,1,0,0,'2026-11-20 10:00:00.000000');
INSERT INTO "customers" VALUES(1001,'Olena','olena','uk',0,'',1,1,0,0,'2026-11-20 10:00:00.000000');
INSERT INTO "customers" VALUES(1002,'Ivan','','ru',0,'America/New_York',1,1,0,0,'2026-11-20 10:00:00.000000');
INSERT INTO "customers" VALUES(4001,'Charlie','','en',0,'',1,1,0,0,'2026-11-20 10:00:00.000000');
CREATE TABLE dead_letters (
	update_id BIGINT NOT NULL, 
	customer_id BIGINT, 
	at DATETIME NOT NULL, 
	error TEXT NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_dead_letters PRIMARY KEY (update_id)
);
CREATE TABLE entries (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	author VARCHAR(16) NOT NULL, 
	author_id BIGINT NOT NULL, 
	author_name VARCHAR(256) DEFAULT '' NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	reply_to INTEGER, 
	album VARCHAR(64), 
	content JSON NOT NULL, 
	first_content JSON, 
	in_card BOOLEAN DEFAULT 0 NOT NULL, 
	said_at DATETIME NOT NULL, 
	edited_at DATETIME, seen JSON, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT fk_entries_ticket_id FOREIGN KEY(ticket_id) REFERENCES tickets (id)
);
INSERT INTO "entries" VALUES(1,1,'customer',1003,'Emma',1003,1000,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(2,1,'operator',2001,'Taras',-1001000000001,4,NULL,NULL,'{"kind": "text", "text": "We are sorry: here is another coffee"}',NULL,0,'2026-11-11 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(3,2,'customer',1003,'Emma',1003,1001,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(4,3,'customer',1002,'Ivan',1002,1002,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(5,4,'customer',1003,'Emma',1003,1003,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(6,5,'customer',1003,'Emma',1003,1004,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(7,6,'customer',1003,'Emma',1003,1005,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(8,7,'customer',1003,'Emma',1003,1006,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(9,8,'customer',1003,'Emma',1003,1007,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(10,9,'customer',1003,'Emma',1003,1008,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(11,11,'customer',1001,'Olena',1001,1009,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(12,11,'customer',1001,'Olena',1001,1010,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(13,12,'customer',1001,'Olena',1001,1011,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(14,8,'operator',2001,'Taras',-1001000000001,39,NULL,NULL,'{"kind": "text", "text": "We are looking for it"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(15,9,'operator',2001,'Taras',-1001000000001,40,NULL,NULL,'{"kind": "text", "text": "We are looking for it"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(16,12,'operator',2001,'Taras',-1001000000001,41,NULL,NULL,'{"kind": "text", "text": "We are looking for it"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(17,12,'customer',1001,'Olena',1001,21,NULL,NULL,'{"kind": "text", "text": "And the cake?"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(18,13,'customer',4001,'Charlie',4001,1012,NULL,NULL,'{"kind": "text", "text": "The coffee was cold"}',NULL,1,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(19,12,'operator',2001,'Taras',-1001000000001,60,NULL,NULL,'{"kind": "text", "text": "The first, in other words"}','{"kind": "text", "text": "The first"}',0,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000',NULL);
INSERT INTO "entries" VALUES(20,12,'note',2001,'Taras',-1001000000001,61,NULL,NULL,'{"kind": "text", "text": "The second"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,'[{"kind": "text", "text": "The second", "until": "2026-11-20T10:00:00+00:00"}]');
INSERT INTO "entries" VALUES(21,12,'operator',2001,'Taras',-1001000000001,62,NULL,NULL,'{"kind": "text", "text": "The third"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "entries" VALUES(22,12,'customer',1001,'Olena',1001,24,NULL,NULL,'{"kind": "text", "text": "Where is it?"}',NULL,0,'2026-11-20 10:00:00.000000',NULL,NULL);
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	customer_id BIGINT, 
	touchpoint VARCHAR(16) NOT NULL, 
	score SMALLINT NOT NULL, 
	messages JSON NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_feedback PRIMARY KEY (id), 
	CONSTRAINT fk_feedback_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);
INSERT INTO "feedback" VALUES(1,1003,'table7',2,'[{"kind": "location", "data": {"latitude": 50.45, "longitude": 30.52}}, {"kind": "text", "text": "The first, in other words"}]','en','2026-11-20 10:00:00.000000');
CREATE TABLE feedback_places (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	feedback_id INTEGER NOT NULL, 
	CONSTRAINT pk_feedback_places PRIMARY KEY (chat_id, message_id), 
	CONSTRAINT fk_feedback_places_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id)
);
CREATE TABLE followups (
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	ticket_id INTEGER, 
	customer_id BIGINT, 
	data JSON NOT NULL, 
	due_at DATETIME NOT NULL, 
	done_at DATETIME, operator_id BIGINT, 
	CONSTRAINT pk_followups PRIMARY KEY (id), 
	CONSTRAINT fk_followups_ticket_id FOREIGN KEY(ticket_id) REFERENCES tickets (id)
);
INSERT INTO "followups" VALUES(1,'warn',1,NULL,'{"clock": "answer", "due": "2026-11-11T11:00:00+00:00", "wait": "2026-11-11T10:00:00+00:00"}','2026-11-11 10:50:00.000000','2026-11-19 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(2,'warn',1,NULL,'{"clock": "solve", "due": "2026-11-13T16:00:00+00:00", "wait": ""}','2026-11-13 15:50:00.000000','2026-11-19 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(3,'hand_back',1,NULL,'{"version": 2, "since": "2026-11-11T10:00:00+00:00"}','2026-11-11 10:00:00.000000','2026-11-19 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(4,'ask_score',1,NULL,'{"solved_at": "2026-11-11T10:00:00+00:00"}','2026-11-12 06:00:00.000000','2026-11-19 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(5,'close_topic',1,NULL,'{"version": 3}','2026-11-12 10:00:00.000000','2026-11-19 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(6,'close',1,NULL,'{"version": 3}','2026-11-18 10:00:00.000000','2026-11-19 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(7,'warn',2,NULL,'{"clock": "answer", "due": "2026-11-20T08:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-20 07:50:00.000000','2026-11-20 08:00:00.000000',NULL);
INSERT INTO "followups" VALUES(8,'warn',2,NULL,'{"clock": "solve", "due": "2026-11-23T13:00:00+00:00", "wait": ""}','2026-11-23 12:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(9,'escalate',2,NULL,'{"clock": "answer", "due": "2026-11-20T08:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-20 08:30:00.000000','2026-11-20 08:45:00.000000',NULL);
INSERT INTO "followups" VALUES(10,'warn',2,NULL,'{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-20 08:50:00.000000','2026-11-20 09:05:00.000000',NULL);
INSERT INTO "followups" VALUES(11,'warn',3,NULL,'{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T08:00:00+00:00"}','2026-11-20 08:50:00.000000','2026-11-20 09:05:00.000000',NULL);
INSERT INTO "followups" VALUES(12,'warn',3,NULL,'{"clock": "solve", "due": "2026-11-23T14:00:00+00:00", "wait": ""}','2026-11-23 13:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(13,'still_broken',2,NULL,'{"clock": "answer", "due": "2026-11-20T08:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-21 08:45:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(14,'warn',4,NULL,'{"clock": "answer", "due": "2026-11-20T09:45:00+00:00", "wait": "2026-11-20T08:45:00+00:00"}','2026-11-20 09:35:00.000000','2026-11-20 09:35:00.000000',NULL);
INSERT INTO "followups" VALUES(15,'warn',4,NULL,'{"clock": "solve", "due": "2026-11-23T14:45:00+00:00", "wait": ""}','2026-11-23 14:35:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(16,'still_broken',2,NULL,'{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-21 09:05:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(17,'warn',2,NULL,'{"clock": "answer", "due": "2026-11-20T10:05:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-20 09:55:00.000000','2026-11-20 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(18,'escalate',3,NULL,'{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T08:00:00+00:00"}','2026-11-20 09:30:00.000000','2026-11-20 09:35:00.000000',NULL);
INSERT INTO "followups" VALUES(19,'apologise',3,NULL,'{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T08:00:00+00:00"}','2026-11-20 14:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(20,'warn',5,NULL,'{"clock": "answer", "due": "2026-11-20T10:05:00+00:00", "wait": "2026-11-20T09:05:00+00:00"}','2026-11-20 09:55:00.000000','2026-11-20 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(21,'warn',5,NULL,'{"clock": "solve", "due": "2026-11-23T15:05:00+00:00", "wait": ""}','2026-11-23 14:55:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(22,'still_broken',3,NULL,'{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T08:00:00+00:00"}','2026-11-21 09:35:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(23,'overdue',4,NULL,'{"clock": "answer", "due": "2026-11-20T09:45:00+00:00", "wait": "2026-11-20T08:45:00+00:00"}','2026-11-20 09:45:00.000000','2026-11-20 10:00:00.000000',NULL);
INSERT INTO "followups" VALUES(24,'escalate',4,NULL,'{"clock": "answer", "due": "2026-11-20T09:45:00+00:00", "wait": "2026-11-20T08:45:00+00:00"}','2026-11-20 10:15:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(25,'warn',4,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T08:45:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(26,'overdue',2,NULL,'{"clock": "answer", "due": "2026-11-20T10:05:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}','2026-11-20 10:05:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(27,'overdue',5,NULL,'{"clock": "answer", "due": "2026-11-20T10:05:00+00:00", "wait": "2026-11-20T09:05:00+00:00"}','2026-11-20 10:05:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(28,'warn',6,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(29,'warn',6,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(30,'warn',7,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(31,'warn',7,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(32,'warn',8,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(33,'warn',8,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(34,'warn',9,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(35,'warn',9,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(36,'warn',10,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(37,'warn',10,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(38,'warn',11,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(39,'warn',11,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(40,'warn',12,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(41,'warn',12,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(42,'ask_score',6,NULL,'{"solved_at": "2026-11-20T10:00:00+00:00"}','2026-11-21 06:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(43,'close_topic',6,NULL,'{"version": 2}','2026-11-21 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(44,'close',6,NULL,'{"version": 2}','2026-11-27 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(45,'close_topic',7,NULL,'{"version": 2}','2026-11-21 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(46,'hand_back',8,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(47,'hand_back',9,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(48,'hand_back',12,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(49,'hand_back',10,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(50,'close_topic',10,NULL,'{"version": 3}','2026-11-21 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(51,'hand_back',11,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(52,'wake',8,NULL,'{"until": "2026-11-20T12:00:00+00:00"}','2026-11-20 12:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(53,'warn',12,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(54,'hand_back',12,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(55,'remind',12,NULL,'{"text": "call the courier", "name": "Taras"}','2026-11-20 11:00:00.000000',NULL,2001);
INSERT INTO "followups" VALUES(56,'later',12,NULL,'{"name": "Taras", "chat": -1001000000001, "message": 57, "content": {"kind": "text", "text": "/later tomorrow Your cake is ready"}, "reply_to": null, "heard": 17}','2026-11-20 12:00:00.000000',NULL,2001);
INSERT INTO "followups" VALUES(57,'ban_asked',12,NULL,'{"reason": "spam", "until": "2026-11-27T10:00:00+00:00", "shadow": false, "message": 57}','2026-11-21 10:00:00.000000',NULL,3001);
INSERT INTO "followups" VALUES(58,'warn',13,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(59,'warn',13,NULL,'{"clock": "solve", "due": "2026-11-23T16:00:00+00:00", "wait": ""}','2026-11-23 15:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(60,'ban_ends',NULL,NULL,'{"ban": 1}','2026-11-21 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(61,'shift_over',NULL,NULL,'{}','2026-11-20 13:00:00.000000',NULL,2001);
INSERT INTO "followups" VALUES(62,'break_over',NULL,NULL,'{}','2026-11-20 10:15:00.000000',NULL,2001);
INSERT INTO "followups" VALUES(63,'retention',NULL,NULL,'{}','2026-11-21 00:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(64,'digest',NULL,NULL,'{"group": -1001000000001}','2026-11-23 07:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(65,'nobody',NULL,NULL,'{"group": -1001000000001}','2026-11-20 10:00:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(66,'warn',12,NULL,'{"clock": "answer", "due": "2026-11-20T11:00:00+00:00", "wait": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:50:00.000000',NULL,NULL);
INSERT INTO "followups" VALUES(67,'hand_back',12,NULL,'{"version": 2, "since": "2026-11-20T10:00:00+00:00"}','2026-11-20 10:00:00.000000',NULL,NULL);
CREATE TABLE history (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor_id BIGINT, 
	event VARCHAR(32) NOT NULL, 
	data JSON NOT NULL, 
	CONSTRAINT pk_history PRIMARY KEY (id), 
	CONSTRAINT fk_history_ticket_id FOREIGN KEY(ticket_id) REFERENCES tickets (id)
);
INSERT INTO "history" VALUES(1,1,'2026-11-11 10:00:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(2,1,'2026-11-11 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(3,1,'2026-11-11 10:00:00.000000',2001,'taken','{}');
INSERT INTO "history" VALUES(4,1,'2026-11-11 10:00:00.000000',2001,'solved','{"in_time": true}');
INSERT INTO "history" VALUES(5,1,'2026-11-11 10:00:00.000000',1003,'rated','{"score": 5}');
INSERT INTO "history" VALUES(6,1,'2026-11-19 10:00:00.000000',NULL,'closed','{}');
INSERT INTO "history" VALUES(7,2,'2026-11-20 07:00:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(8,2,'2026-11-20 07:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(9,2,'2026-11-20 08:00:00.000000',NULL,'overdue','{"clock": "answer", "due": "2026-11-20T08:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}');
INSERT INTO "history" VALUES(10,2,'2026-11-20 08:00:00.000000',NULL,'apologised','{"clock": "answer", "due": "2026-11-20T08:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00", "new": "2026-11-20T09:00:00+00:00"}');
INSERT INTO "history" VALUES(11,3,'2026-11-20 08:00:00.000000',1002,'opened','{}');
INSERT INTO "history" VALUES(12,3,'2026-11-20 08:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(13,2,'2026-11-20 08:45:00.000000',NULL,'escalated','{"clock": "answer", "due": "2026-11-20T08:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}');
INSERT INTO "history" VALUES(14,4,'2026-11-20 08:45:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(15,4,'2026-11-20 08:45:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(16,2,'2026-11-20 09:05:00.000000',NULL,'overdue','{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}');
INSERT INTO "history" VALUES(17,2,'2026-11-20 09:05:00.000000',NULL,'escalated','{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}');
INSERT INTO "history" VALUES(18,2,'2026-11-20 09:05:00.000000',NULL,'apologised','{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T07:00:00+00:00", "new": "2026-11-20T10:05:00+00:00"}');
INSERT INTO "history" VALUES(19,3,'2026-11-20 09:05:00.000000',NULL,'overdue','{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T08:00:00+00:00"}');
INSERT INTO "history" VALUES(20,5,'2026-11-20 09:05:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(21,5,'2026-11-20 09:05:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(22,3,'2026-11-20 09:35:00.000000',NULL,'escalated','{"clock": "answer", "due": "2026-11-20T09:00:00+00:00", "wait": "2026-11-20T08:00:00+00:00"}');
INSERT INTO "history" VALUES(23,4,'2026-11-20 09:35:00.000000',NULL,'warned','{"clock": "answer", "due": "2026-11-20T09:45:00+00:00", "wait": "2026-11-20T08:45:00+00:00"}');
INSERT INTO "history" VALUES(24,4,'2026-11-20 10:00:00.000000',NULL,'overdue','{"clock": "answer", "due": "2026-11-20T09:45:00+00:00", "wait": "2026-11-20T08:45:00+00:00"}');
INSERT INTO "history" VALUES(25,4,'2026-11-20 10:00:00.000000',NULL,'apologised','{"clock": "answer", "due": "2026-11-20T09:45:00+00:00", "wait": "2026-11-20T08:45:00+00:00", "new": "2026-11-20T11:00:00+00:00"}');
INSERT INTO "history" VALUES(26,2,'2026-11-20 10:00:00.000000',NULL,'warned','{"clock": "answer", "due": "2026-11-20T10:05:00+00:00", "wait": "2026-11-20T07:00:00+00:00"}');
INSERT INTO "history" VALUES(27,5,'2026-11-20 10:00:00.000000',NULL,'warned','{"clock": "answer", "due": "2026-11-20T10:05:00+00:00", "wait": "2026-11-20T09:05:00+00:00"}');
INSERT INTO "history" VALUES(28,6,'2026-11-20 10:00:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(29,6,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(30,7,'2026-11-20 10:00:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(31,7,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(32,8,'2026-11-20 10:00:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(33,8,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(34,9,'2026-11-20 10:00:00.000000',1003,'opened','{}');
INSERT INTO "history" VALUES(35,9,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(36,10,'2026-11-20 10:00:00.000000',1001,'opened','{}');
INSERT INTO "history" VALUES(37,10,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(38,11,'2026-11-20 10:00:00.000000',1001,'opened','{}');
INSERT INTO "history" VALUES(39,11,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(40,12,'2026-11-20 10:00:00.000000',1001,'opened','{}');
INSERT INTO "history" VALUES(41,12,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(42,6,'2026-11-20 10:00:00.000000',2001,'solved','{"in_time": true}');
INSERT INTO "history" VALUES(43,7,'2026-11-20 10:00:00.000000',1003,'withdrawn','{}');
INSERT INTO "history" VALUES(44,8,'2026-11-20 10:00:00.000000',2001,'taken','{}');
INSERT INTO "history" VALUES(45,9,'2026-11-20 10:00:00.000000',2001,'taken','{}');
INSERT INTO "history" VALUES(46,12,'2026-11-20 10:00:00.000000',2001,'taken','{}');
INSERT INTO "history" VALUES(47,10,'2026-11-20 10:00:00.000000',2001,'taken','{}');
INSERT INTO "history" VALUES(48,10,'2026-11-20 10:00:00.000000',2001,'merged','{"into": 11, "left": []}');
INSERT INTO "history" VALUES(49,11,'2026-11-20 10:00:00.000000',2001,'joined','{"source": 10}');
INSERT INTO "history" VALUES(50,11,'2026-11-20 10:00:00.000000',2001,'taken','{}');
INSERT INTO "history" VALUES(51,8,'2026-11-20 10:00:00.000000',2001,'snoozed','{"until": "2026-11-20T12:00:00+00:00"}');
INSERT INTO "history" VALUES(52,9,'2026-11-20 10:00:00.000000',2001,'snoozed','{"until": null}');
INSERT INTO "history" VALUES(53,13,'2026-11-20 10:00:00.000000',4001,'opened','{}');
INSERT INTO "history" VALUES(54,13,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["nobody"]}');
INSERT INTO "history" VALUES(55,3,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": 2001, "priority": 1, "rule": null, "why": ["only_one", "language"]}');
INSERT INTO "history" VALUES(56,2,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": 2001, "priority": 1, "rule": null, "why": ["only_one", "language"]}');
INSERT INTO "history" VALUES(57,5,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": 2001, "priority": 1, "rule": null, "why": ["only_one", "language"]}');
INSERT INTO "history" VALUES(58,4,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": 2001, "priority": 1, "rule": null, "why": ["only_one", "language"]}');
INSERT INTO "history" VALUES(59,14,'2026-11-20 10:00:00.000000',0,'opened','{}');
INSERT INTO "history" VALUES(60,14,'2026-11-20 10:00:00.000000',NULL,'routed','{"to": null, "priority": 1, "rule": null, "why": ["on_break", "nobody"]}');
INSERT INTO "history" VALUES(61,14,'2026-11-20 10:00:00.000000',NULL,'erased','{}');
CREATE TABLE left_topics (
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	CONSTRAINT pk_left_topics PRIMARY KEY (chat_id, topic), 
	CONSTRAINT fk_left_topics_ticket_id FOREIGN KEY(ticket_id) REFERENCES tickets (id)
);
CREATE TABLE moved_groups (
	old_id BIGINT NOT NULL, 
	new_id BIGINT NOT NULL, 
	CONSTRAINT pk_moved_groups PRIMARY KEY (old_id)
);
CREATE TABLE note_uses (
	note_id INTEGER NOT NULL, 
	operator_id BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_note_uses PRIMARY KEY (note_id, operator_id), 
	CONSTRAINT fk_note_uses_note_id FOREIGN KEY(note_id) REFERENCES customer_notes (id)
);
CREATE TABLE operators (
	id BIGINT NOT NULL, 
	name VARCHAR(256) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	admitted BOOLEAN DEFAULT 0 NOT NULL, 
	admitted_by BIGINT, 
	present BOOLEAN DEFAULT 1 NOT NULL, 
	since DATETIME NOT NULL, duty VARCHAR(8) DEFAULT 'off' NOT NULL, duty_since DATETIME, duty_until DATETIME, 
	CONSTRAINT pk_operators PRIMARY KEY (id)
);
INSERT INTO "operators" VALUES(2001,'Taras','uk',1,NULL,1,'2026-11-20 10:00:00.000000','break','2026-11-20 10:00:00.000000','2026-11-20 10:15:00.000000');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	stream VARCHAR(32) NOT NULL, 
	lane SMALLINT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	body JSON NOT NULL, 
	ticket_id INTEGER, 
	entry_id INTEGER, 
	once VARCHAR(64), 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	together VARCHAR(80) DEFAULT '' NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	token VARCHAR(32), 
	leased_until DATETIME, 
	floor BIGINT, 
	error TEXT, 
	failed_at DATETIME, rank BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_once UNIQUE (once)
);
INSERT INTO "outbox" VALUES(1,-1001000000001,'t14',2,'trace','{}',14,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',1,'4b7032e04c579a241f4032b75579fb44','2026-11-20 10:02:00.000000',59,NULL,NULL,1795168830000);
INSERT INTO "outbox" VALUES(2,-1001000000001,'t14',2,'notice','{"notice": "desk_erased", "fields": {"ticket": 14}}',14,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','text',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
INSERT INTO "outbox" VALUES(3,-1001000000001,'card14',2,'card','{}',14,NULL,'card:14','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795169400000);
INSERT INTO "outbox" VALUES(5,-1001000000001,'card12',2,'card','{}',12,NULL,'card:12','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
INSERT INTO "outbox" VALUES(6,1001,'t12',1,'edit','{}',12,19,'edit:19:1001','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168815000);
INSERT INTO "outbox" VALUES(7,1001,'t12',1,'react','{"emoji": "\ud83d\udc4d"}',12,19,'react:19:1001','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168815000);
INSERT INTO "outbox" VALUES(8,1001,'t12',1,'unsend','{"entries": [20], "by": [2001, "Taras"], "quiet": false}',12,20,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168815000);
INSERT INTO "outbox" VALUES(9,1001,'t12',1,'relay','{}',12,21,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','text',0,NULL,NULL,NULL,NULL,NULL,1795168815000);
INSERT INTO "outbox" VALUES(10,-1001000000001,'t12',1,'relay','{}',12,22,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','text',0,NULL,NULL,NULL,NULL,NULL,1795168815000);
INSERT INTO "outbox" VALUES(11,-1001000000001,'f1',2,'notice','{"notice": "feedback_given", "fields": {"feedback": 1, "touchpoint": "table7", "score": 2, "name": "Emma", "text": "The first, in other words", "attachments": 1}}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
INSERT INTO "outbox" VALUES(12,-1001000000001,'f1',2,'show','{"feedback": 1, "contents": [{"kind": "location", "data": {"latitude": 50.45, "longitude": 30.52}}]}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
INSERT INTO "outbox" VALUES(13,1003,'',0,'export','{"day": "2026-11-20", "as": "html"}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(14,1003,'',0,'export','{"day": "2026-11-20", "as": "json"}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(15,-1001000000001,'title12',2,'title','{}',12,NULL,'title:12','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795169700000);
INSERT INTO "outbox" VALUES(16,-1001000000001,'board',2,'board','{}',NULL,NULL,'board:-1001000000001','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
INSERT INTO "outbox" VALUES(17,-1001000000001,'',2,'erase','{"messages": [61]}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
INSERT INTO "outbox" VALUES(18,-1001000000001,'',0,'file','{"name": "replies.toml", "text": "# none", "topic": null}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(19,3001,'',0,'fetch','{"file_id": "file", "by": 3001}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(20,-1001000000001,'',0,'figures','{"figures": "w_department_", "language": "uk", "as": "text", "day": "2026-11-20", "export": false}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(21,-1001000000001,'',0,'figures','{"figures": "w_department_", "language": "uk", "as": "chart"}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(22,-1001000000001,'',0,'figures','{"figures": "w_department_", "language": "uk", "as": "file"}',NULL,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','',0,NULL,NULL,NULL,NULL,NULL,1795168800000);
INSERT INTO "outbox" VALUES(23,-1001000000001,'t12',2,'notice','{"notice": "desk_later_sent", "fields": {"ticket": 12, "operator": "Taras", "text": "Your cake"}}',12,NULL,NULL,'2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000','text',0,NULL,NULL,NULL,NULL,NULL,1795168860000);
CREATE TABLE points (
	id INTEGER NOT NULL, 
	customer_id BIGINT NOT NULL, 
	amount INTEGER NOT NULL, 
	reason VARCHAR(256) DEFAULT '' NOT NULL, 
	once VARCHAR(64), 
	actor_id BIGINT, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_points PRIMARY KEY (id), 
	CONSTRAINT uq_points_once UNIQUE (once)
);
CREATE TABLE pulse (
	id INTEGER NOT NULL, 
	beats BIGINT NOT NULL, 
	CONSTRAINT pk_pulse PRIMARY KEY (id)
);
CREATE TABLE replies (
	"key" VARCHAR(16) NOT NULL, 
	department VARCHAR(16) DEFAULT '' NOT NULL, 
	texts JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by BIGINT, 
	used INTEGER DEFAULT '0' NOT NULL, title JSON, 
	CONSTRAINT pk_replies PRIMARY KEY ("key")
);
CREATE TABLE resent (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	chat_id BIGINT NOT NULL, 
	ticket_id INTEGER, 
	CONSTRAINT pk_resent PRIMARY KEY (id)
);
CREATE TABLE shown (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	customer_id BIGINT NOT NULL, beside JSON, 
	CONSTRAINT pk_shown PRIMARY KEY (chat_id, message_id, customer_id)
);
INSERT INTO "shown" VALUES(-1001000000001,3,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,5,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,9,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,10,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,12,1002,NULL);
INSERT INTO "shown" VALUES(-1001000000001,13,1003,NULL);
INSERT INTO "shown" VALUES(3001,10,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,15,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,16,1003,NULL);
INSERT INTO "shown" VALUES(3001,12,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,17,1002,NULL);
INSERT INTO "shown" VALUES(-1001000000001,19,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,20,1002,NULL);
INSERT INTO "shown" VALUES(3001,13,1002,NULL);
INSERT INTO "shown" VALUES(-1001000000001,21,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,22,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,23,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,24,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,26,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,28,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,30,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,32,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,34,1001,NULL);
INSERT INTO "shown" VALUES(-1001000000001,36,1001,NULL);
INSERT INTO "shown" VALUES(-1001000000001,38,1001,NULL);
INSERT INTO "shown" VALUES(-1001000000001,42,1001,'[[0, {"notice": "desk_taken", "fields": {"ticket": 11, "operator": "Taras"}}], [0, {"notice": "desk_joined", "fields": {"ticket": 11, "operator": "Taras", "source": 10, "desk": -1001000000001, "topic": 33}}]]');
INSERT INTO "shown" VALUES(-1001000000001,43,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,44,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,45,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,46,1003,NULL);
INSERT INTO "shown" VALUES(-1001000000001,47,1001,NULL);
INSERT INTO "shown" VALUES(-1001000000001,48,1001,NULL);
INSERT INTO "shown" VALUES(-1001000000001,59,4001,NULL);
CREATE TABLE ticket_links (
	ticket_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	CONSTRAINT pk_ticket_links PRIMARY KEY (ticket_id, other_id), 
	CONSTRAINT fk_ticket_links_ticket_id FOREIGN KEY(ticket_id) REFERENCES tickets (id), 
	CONSTRAINT fk_ticket_links_other_id FOREIGN KEY(other_id) REFERENCES tickets (id)
);
CREATE TABLE ticket_tags (
	ticket_id INTEGER NOT NULL, 
	tag VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_ticket_tags PRIMARY KEY (ticket_id, tag), 
	CONSTRAINT fk_ticket_tags_ticket_id FOREIGN KEY(ticket_id) REFERENCES tickets (id)
);
CREATE TABLE tickets (
	id INTEGER NOT NULL, 
	customer_id BIGINT, 
	about VARCHAR(16) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	order_number VARCHAR(64) DEFAULT '' NOT NULL, 
	summary VARCHAR(128) DEFAULT '' NOT NULL, 
	owner_id BIGINT, 
	owner_name VARCHAR(256) DEFAULT '' NOT NULL, 
	opened_at DATETIME NOT NULL, 
	answer_due DATETIME NOT NULL, 
	first_answer_at DATETIME, 
	waiting_since DATETIME, 
	solved_at DATETIME, 
	desk BIGINT NOT NULL, 
	topic BIGINT, 
	card BIGINT, 
	score SMALLINT, 
	feedback_id BIGINT, 
	version INTEGER DEFAULT '1' NOT NULL, first_due DATETIME, solve_due DATETIME, solve_left INTEGER, priority SMALLINT DEFAULT '1' NOT NULL, meant_id BIGINT, meant_name VARCHAR(256) DEFAULT '' NOT NULL, asleep VARCHAR(8) DEFAULT '' NOT NULL, wakes_at DATETIME, merged_into INTEGER, hidden BOOLEAN DEFAULT 0 NOT NULL, topic_closed BOOLEAN DEFAULT 0 NOT NULL, told_due DATETIME, late_since DATETIME, apologies SMALLINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_tickets PRIMARY KEY (id), 
	CONSTRAINT fk_tickets_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);
INSERT INTO "tickets" VALUES(1,1003,'complaint','cafe','closed','en','','The coffee was cold',2001,'Taras','2026-11-11 10:00:00.000000','2026-11-11 11:00:00.000000','2026-11-11 10:00:00.000000',NULL,'2026-11-11 10:00:00.000000',-1001000000001,2,3,5,NULL,4,'2026-11-11 11:00:00.000000',NULL,86400,1,NULL,'','',NULL,NULL,0,1,'2026-11-11 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(2,1003,'complaint','cafe','new','en','','The coffee was cold',NULL,'','2026-11-20 07:00:00.000000','2026-11-20 10:05:00.000000',NULL,'2026-11-20 07:00:00.000000',NULL,-1001000000001,8,9,NULL,NULL,1,'2026-11-20 08:00:00.000000','2026-11-23 13:00:00.000000',NULL,1,2001,'Taras','',NULL,NULL,0,0,'2026-11-20 10:05:00.000000','2026-11-20 08:00:00.000000',2);
INSERT INTO "tickets" VALUES(3,1002,'complaint','cafe','new','ru','','The coffee was cold',NULL,'','2026-11-20 08:00:00.000000','2026-11-20 09:00:00.000000',NULL,'2026-11-20 08:00:00.000000',NULL,-1001000000001,11,12,NULL,NULL,1,'2026-11-20 09:00:00.000000','2026-11-23 14:00:00.000000',NULL,1,2001,'Taras','',NULL,NULL,0,0,'2026-11-20 09:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(4,1003,'complaint','cafe','new','en','','The coffee was cold',NULL,'','2026-11-20 08:45:00.000000','2026-11-20 11:00:00.000000',NULL,'2026-11-20 08:45:00.000000',NULL,-1001000000001,14,15,NULL,NULL,1,'2026-11-20 09:45:00.000000','2026-11-23 14:45:00.000000',NULL,1,2001,'Taras','',NULL,NULL,0,0,'2026-11-20 11:00:00.000000','2026-11-20 09:45:00.000000',1);
INSERT INTO "tickets" VALUES(5,1003,'complaint','cafe','new','en','','The coffee was cold',NULL,'','2026-11-20 09:05:00.000000','2026-11-20 10:05:00.000000',NULL,'2026-11-20 09:05:00.000000',NULL,-1001000000001,18,19,NULL,NULL,1,'2026-11-20 10:05:00.000000','2026-11-23 15:05:00.000000',NULL,1,2001,'Taras','',NULL,NULL,0,0,'2026-11-20 10:05:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(6,1003,'complaint','cafe','solved','en','','The coffee was cold',2001,'Taras','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000',NULL,NULL,'2026-11-20 10:00:00.000000',-1001000000001,25,26,NULL,NULL,2,'2026-11-20 11:00:00.000000',NULL,86400,1,NULL,'','',NULL,NULL,0,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(7,1003,'complaint','cafe','withdrawn','en','','The coffee was cold',NULL,'','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000',NULL,NULL,NULL,-1001000000001,27,28,NULL,NULL,2,'2026-11-20 11:00:00.000000',NULL,NULL,1,NULL,'','',NULL,NULL,0,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(8,1003,'complaint','cafe','taken','en','','The coffee was cold',2001,'Taras','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000','2026-11-20 10:00:00.000000',NULL,NULL,-1001000000001,29,30,NULL,NULL,2,'2026-11-20 11:00:00.000000','2026-11-23 16:00:00.000000',NULL,1,NULL,'','until','2026-11-20 12:00:00.000000',NULL,0,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(9,1003,'complaint','cafe','taken','en','','The coffee was cold',2001,'Taras','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000','2026-11-20 10:00:00.000000',NULL,NULL,-1001000000001,31,32,NULL,NULL,2,'2026-11-20 11:00:00.000000',NULL,86400,1,NULL,'','answer',NULL,NULL,0,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(10,1001,'complaint','cafe','merged','uk','','The coffee was cold',2001,'Taras','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000',NULL,NULL,NULL,-1001000000001,33,34,NULL,NULL,3,'2026-11-20 11:00:00.000000',NULL,NULL,1,NULL,'','',NULL,11,0,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(11,1001,'complaint','cafe','taken','uk','','The coffee was cold',2001,'Taras','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000',NULL,'2026-11-20 10:00:00.000000',NULL,-1001000000001,35,36,NULL,NULL,2,'2026-11-20 11:00:00.000000','2026-11-23 16:00:00.000000',NULL,1,NULL,'','',NULL,NULL,0,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(12,1001,'complaint','cafe','taken','uk','','The coffee was cold',2001,'Taras','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000','2026-11-20 10:00:00.000000','2026-11-20 10:00:00.000000',NULL,-1001000000001,37,38,NULL,NULL,2,'2026-11-20 11:00:00.000000','2026-11-23 16:00:00.000000',NULL,1,NULL,'','',NULL,NULL,0,0,NULL,NULL,0);
INSERT INTO "tickets" VALUES(13,4001,'complaint','cafe','new','en','','The coffee was cold',NULL,'','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000',NULL,'2026-11-20 10:00:00.000000',NULL,-1001000000001,58,59,NULL,NULL,1,'2026-11-20 11:00:00.000000','2026-11-23 16:00:00.000000',NULL,1,NULL,'','',NULL,NULL,1,0,'2026-11-20 11:00:00.000000',NULL,0);
INSERT INTO "tickets" VALUES(14,NULL,'complaint','cafe','withdrawn','en','','',NULL,'','2026-11-20 10:00:00.000000','2026-11-20 11:00:00.000000',NULL,NULL,NULL,-1001000000001,NULL,NULL,NULL,NULL,2,'2026-11-20 11:00:00.000000',NULL,NULL,1,NULL,'','',NULL,NULL,0,0,'2026-11-20 11:00:00.000000',NULL,0);
CREATE TABLE updates (
	update_id BIGINT NOT NULL, 
	done_at DATETIME NOT NULL, 
	CONSTRAINT pk_updates PRIMARY KEY (update_id)
);
CREATE INDEX ix_updates_done_at ON updates (done_at);
CREATE INDEX ix_dead_letters_customer_id ON dead_letters (customer_id);
CREATE INDEX ix_tickets_customer_id_state ON tickets (customer_id, state);
CREATE INDEX ix_tickets_desk_topic ON tickets (desk, topic);
CREATE INDEX ix_tickets_state_waiting_since ON tickets (state, waiting_since);
CREATE UNIQUE INDEX ix_entries_chat_id_message_id ON entries (chat_id, message_id);
CREATE INDEX ix_entries_ticket_id ON entries (ticket_id);
CREATE INDEX ix_history_ticket_id ON history (ticket_id);
CREATE INDEX ix_feedback_at ON feedback (at);
CREATE INDEX ix_feedback_customer_id ON feedback (customer_id);
CREATE INDEX ix_feedback_places_feedback_id ON feedback_places (feedback_id);
CREATE INDEX ix_outbox_chat_id_stream_id ON outbox (chat_id, stream, id);
CREATE INDEX ix_outbox_due_at ON outbox (due_at);
CREATE INDEX ix_outbox_ticket_id ON outbox (ticket_id);
CREATE INDEX ix_outbox_leased_until ON outbox (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX ix_outbox_token ON outbox (token) WHERE token IS NOT NULL;
CREATE INDEX ix_outbox_failed_at ON outbox (failed_at) WHERE failed_at IS NOT NULL;
CREATE INDEX ix_followups_done_at_due_at ON followups (done_at, due_at);
CREATE INDEX ix_followups_ticket_id ON followups (ticket_id);
CREATE INDEX ix_followups_operator_id ON followups (operator_id);
CREATE INDEX ix_ticket_tags_tag ON ticket_tags (tag);
CREATE INDEX ix_customer_notes_customer_id ON customer_notes (customer_id);
CREATE INDEX ix_note_uses_at ON note_uses (at);
CREATE INDEX ix_bans_customer_id ON bans (customer_id);
CREATE INDEX ix_points_customer_id ON points (customer_id);
CREATE INDEX ix_audit_at ON audit (at);
CREATE TRIGGER audit_is_kept_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_kept_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE INDEX ix_outbox_rank_id ON outbox (rank, id);
CREATE INDEX ix_history_at_ticket_id ON history (at, ticket_id);
CREATE INDEX ix_tickets_desk_state ON tickets (desk, state);
CREATE INDEX ix_audit_ticket_id ON audit (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX ix_audit_actor_id_id ON audit (actor_id, id);
CREATE INDEX ix_copies_chat_id_message_id ON copies (chat_id, message_id);
CREATE INDEX ix_shown_customer_id ON shown (customer_id);
CREATE UNIQUE INDEX ix_attempts_actor_id_deed_outcome_day ON attempts (actor_id, deed, outcome, day);
CREATE INDEX ix_attempts_place_id ON attempts (place, id);
CREATE INDEX ix_attempts_last_at ON attempts (last_at);
CREATE INDEX ix_attempts_ticket_id ON attempts (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX ix_conversations_look_at ON conversations (look_at) WHERE look_at IS NOT NULL;
COMMIT;
