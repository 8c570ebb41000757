CREATE TABLE public.accounts (
    id bigint NOT NULL,
    external_id text,
    name text NOT NULL,
    name_folded text NOT NULL,
    manager_id bigint,
    segment text,
    abc text,
    status text,
    region text,
    revenue bigint,
    first_delivery date,
    last_purchase date,
    tags text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.accounts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.accounts_id_seq OWNED BY public.accounts.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.alerts (
    case_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    why text NOT NULL,
    state text NOT NULL,
    owed_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone
);
CREATE TABLE public.audit (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    staff_id bigint,
    telegram_id bigint,
    action text NOT NULL,
    subject text NOT NULL
);
CREATE SEQUENCE public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;
CREATE TABLE public.case_events (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    event text NOT NULL,
    at timestamp with time zone NOT NULL,
    staff_id bigint,
    detail text
);
CREATE SEQUENCE public.case_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.case_events_id_seq OWNED BY public.case_events.id;
CREATE TABLE public.case_responses (
    response_id bigint NOT NULL,
    case_id bigint NOT NULL
);
CREATE TABLE public.cases (
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    account_id bigint NOT NULL,
    manager_id bigint,
    state text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    deadline_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    taken_by bigint,
    rung_at timestamp with time zone,
    closed_at timestamp with time zone,
    cause text,
    outcome text
);
CREATE SEQUENCE public.cases_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cases_id_seq OWNED BY public.cases.id;
CREATE TABLE public.client_messages (
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    case_id bigint,
    invitation_id bigint,
    kind text NOT NULL,
    text text,
    file_id text,
    file_name text,
    source_chat_id bigint NOT NULL,
    source_message_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    pass_on_at timestamp with time zone,
    passed_on_to text
);
CREATE SEQUENCE public.client_messages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.client_messages_id_seq OWNED BY public.client_messages.id;
CREATE TABLE public.comment_parts (
    id bigint NOT NULL,
    response_id bigint NOT NULL,
    kind text NOT NULL,
    text text,
    file_id text,
    file_name text,
    source_chat_id bigint NOT NULL,
    source_message_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.comment_parts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.comment_parts_id_seq OWNED BY public.comment_parts.id;
CREATE TABLE public.consents (
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    telegram_id bigint,
    version text NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    mode text
);
CREATE SEQUENCE public.consents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.consents_id_seq OWNED BY public.consents.id;
CREATE TABLE public.contacts (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    external_id text,
    name text NOT NULL,
    name_folded text NOT NULL,
    greeting text,
    circle text,
    "position" text,
    phone text,
    email text,
    language text,
    timezone text,
    telegram_id bigint,
    state text NOT NULL,
    unreachable text,
    unreachable_at timestamp with time zone,
    joined_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone,
    CONSTRAINT ck_contacts_joined_has_telegram CHECK (((state <> 'joined'::text) OR (telegram_id IS NOT NULL)))
);
CREATE SEQUENCE public.contacts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.contacts_id_seq OWNED BY public.contacts.id;
CREATE TABLE public.deliveries (
    chat_id bigint NOT NULL,
    message_id bigint NOT NULL,
    subject text NOT NULL,
    card_key text,
    delivered_at timestamp with time zone NOT NULL
);
CREATE TABLE public.enrolment_openings (
    enrolment_id bigint NOT NULL,
    telegram_id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    remind_at timestamp with time zone,
    reminded_at timestamp with time zone
);
CREATE TABLE public.enrolments (
    id bigint NOT NULL,
    contact_id bigint,
    staff_id bigint,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    bound_at timestamp with time zone,
    bound_to bigint,
    CONSTRAINT ck_enrolments_for_one CHECK (((contact_id IS NULL) <> (staff_id IS NULL)))
);
CREATE SEQUENCE public.enrolments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.enrolments_id_seq OWNED BY public.enrolments.id;
CREATE TABLE public.erasures (
    id bigint NOT NULL,
    uid text NOT NULL,
    contact_id bigint,
    at timestamp with time zone NOT NULL,
    why text NOT NULL,
    person text,
    listed_as text,
    chat_id bigint,
    finished_at timestamp with time zone
);
CREATE SEQUENCE public.erasures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.erasures_id_seq OWNED BY public.erasures.id;
CREATE TABLE public.imports (
    id bigint NOT NULL,
    staff_id bigint,
    file_name text NOT NULL,
    state text NOT NULL,
    rows text,
    errors text,
    fingerprint text,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
);
CREATE SEQUENCE public.imports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.imports_id_seq OWNED BY public.imports.id;
CREATE TABLE public.inbox (
    id bigint NOT NULL,
    update_id bigint,
    kind text NOT NULL,
    chat_id bigint,
    payload text,
    state text NOT NULL,
    attempts bigint NOT NULL,
    retry_at timestamp with time zone,
    error text,
    received_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone
);
CREATE SEQUENCE public.inbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.inbox_id_seq OWNED BY public.inbox.id;
CREATE TABLE public.invitations (
    id bigint NOT NULL,
    survey_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    occasion text NOT NULL,
    state text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    remind_at timestamp with time zone,
    reminded_at timestamp with time zone,
    closes_at timestamp with time zone NOT NULL,
    change_until timestamp with time zone,
    ended_at timestamp with time zone,
    skipped_reason text
);
CREATE SEQUENCE public.invitations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.invitations_id_seq OWNED BY public.invitations.id;
CREATE TABLE public.kept_tallies (
    id bigint NOT NULL,
    start_at timestamp with time zone NOT NULL,
    end_at timestamp with time zone NOT NULL,
    manager_id bigint,
    promoters bigint NOT NULL,
    passives bigint NOT NULL,
    detractors bigint NOT NULL
);
CREATE SEQUENCE public.kept_tallies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.kept_tallies_id_seq OWNED BY public.kept_tallies.id;
CREATE TABLE public.link_attempts (
    telegram_id bigint NOT NULL,
    wrong bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    latest timestamp with time zone NOT NULL,
    waits bigint NOT NULL,
    wait_until timestamp with time zone
);
CREATE TABLE public.marks (
    key text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.outbox (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    arguments text,
    chat_id bigint,
    lane bigint NOT NULL,
    subject text,
    card_key text,
    dedup_key text,
    due_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    retry_at timestamp with time zone,
    state text NOT NULL,
    attempts bigint NOT NULL,
    ambiguous bigint NOT NULL,
    plain integer NOT NULL,
    claimed_at timestamp with time zone,
    message_id bigint,
    error text,
    created_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone
);
CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.people (
    telegram_id bigint NOT NULL,
    name text NOT NULL,
    username text,
    language text,
    telegram_language text,
    opted_out_at timestamp with time zone,
    quiet_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.response_reasons (
    response_id bigint NOT NULL,
    reason text NOT NULL
);
CREATE TABLE public.responses (
    id bigint NOT NULL,
    invitation_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    account_id bigint NOT NULL,
    manager_id bigint,
    segment text,
    circle text,
    score bigint NOT NULL,
    channel text NOT NULL,
    first_tap_at timestamp with time zone NOT NULL,
    scored_at timestamp with time zone NOT NULL,
    commented_at timestamp with time zone,
    thanked_at timestamp with time zone,
    next_tap_at timestamp with time zone,
    CONSTRAINT ck_responses_score CHECK (((score >= 0) AND (score <= 10)))
);
CREATE SEQUENCE public.responses_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.responses_id_seq OWNED BY public.responses.id;
CREATE TABLE public.score_changes (
    id bigint NOT NULL,
    response_id bigint NOT NULL,
    old_score bigint NOT NULL,
    new_score bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.score_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.score_changes_id_seq OWNED BY public.score_changes.id;
CREATE TABLE public.staff (
    id bigint NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    telegram_id bigint,
    language text,
    joined_at timestamp with time zone,
    unreachable text,
    unreachable_at timestamp with time zone,
    retired_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.staff_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.staff_id_seq OWNED BY public.staff.id;
CREATE TABLE public.summaries (
    id bigint NOT NULL,
    staff_id bigint NOT NULL,
    period_key text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone
);
CREATE SEQUENCE public.summaries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.summaries_id_seq OWNED BY public.summaries.id;
CREATE TABLE public.surveys (
    id bigint NOT NULL,
    kind text NOT NULL,
    wording text NOT NULL,
    enabled integer NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.surveys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.surveys_id_seq OWNED BY public.surveys.id;
ALTER TABLE ONLY public.accounts ALTER COLUMN id SET DEFAULT nextval('public.accounts_id_seq'::regclass);
ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);
ALTER TABLE ONLY public.case_events ALTER COLUMN id SET DEFAULT nextval('public.case_events_id_seq'::regclass);
ALTER TABLE ONLY public.cases ALTER COLUMN id SET DEFAULT nextval('public.cases_id_seq'::regclass);
ALTER TABLE ONLY public.client_messages ALTER COLUMN id SET DEFAULT nextval('public.client_messages_id_seq'::regclass);
ALTER TABLE ONLY public.comment_parts ALTER COLUMN id SET DEFAULT nextval('public.comment_parts_id_seq'::regclass);
ALTER TABLE ONLY public.consents ALTER COLUMN id SET DEFAULT nextval('public.consents_id_seq'::regclass);
ALTER TABLE ONLY public.contacts ALTER COLUMN id SET DEFAULT nextval('public.contacts_id_seq'::regclass);
ALTER TABLE ONLY public.enrolments ALTER COLUMN id SET DEFAULT nextval('public.enrolments_id_seq'::regclass);
ALTER TABLE ONLY public.erasures ALTER COLUMN id SET DEFAULT nextval('public.erasures_id_seq'::regclass);
ALTER TABLE ONLY public.imports ALTER COLUMN id SET DEFAULT nextval('public.imports_id_seq'::regclass);
ALTER TABLE ONLY public.inbox ALTER COLUMN id SET DEFAULT nextval('public.inbox_id_seq'::regclass);
ALTER TABLE ONLY public.invitations ALTER COLUMN id SET DEFAULT nextval('public.invitations_id_seq'::regclass);
ALTER TABLE ONLY public.kept_tallies ALTER COLUMN id SET DEFAULT nextval('public.kept_tallies_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
ALTER TABLE ONLY public.responses ALTER COLUMN id SET DEFAULT nextval('public.responses_id_seq'::regclass);
ALTER TABLE ONLY public.score_changes ALTER COLUMN id SET DEFAULT nextval('public.score_changes_id_seq'::regclass);
ALTER TABLE ONLY public.staff ALTER COLUMN id SET DEFAULT nextval('public.staff_id_seq'::regclass);
ALTER TABLE ONLY public.summaries ALTER COLUMN id SET DEFAULT nextval('public.summaries_id_seq'::regclass);
ALTER TABLE ONLY public.surveys ALTER COLUMN id SET DEFAULT nextval('public.surveys_id_seq'::regclass);
INSERT INTO public.accounts VALUES (1, 'A-1', 'ООО «Вектор»', 'ооо вектор', 3, 'VIP', 'A', 'permanent', 'Москва', 12400000, '2019-03-14', '2026-05-20', NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (2, 'A-2', 'Ромашка', 'ромашка', 3, 'Опт', 'B', 'stable', 'Тверь', 3100000, NULL, '2026-04-02', '["ключевой","тендер"]', '2026-07-06 07:00:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.accounts VALUES (3, 'A-3', 'Маяк', 'маяк', 5, 'Опт', 'C', 'irregular', 'Псков', NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (4, 'A-4', 'Причал', 'причал', NULL, NULL, NULL, 'episodic', NULL, NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (5, 'A-5', 'Старт', 'старт', NULL, NULL, NULL, 'single', NULL, NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (6, 'A-6', 'Финиш', 'финиш', NULL, NULL, NULL, 'potential', NULL, NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (7, 'A-9', 'Утёс', 'утес', 4, NULL, NULL, 'single', NULL, NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (8, 'A-7', 'Былое', 'былое', NULL, NULL, NULL, 'lost', NULL, NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.accounts VALUES (9, 'A-8', 'Гавань', 'гавань', 3, 'Розница', 'B', 'stable', 'Выборг', 900000, NULL, NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alembic_version VALUES ('0009');
INSERT INTO public.alerts VALUES (1, 3, 'assigned', 'delivered', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alerts VALUES (1, 4, 'assigned', 'withdrawn', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.alerts VALUES (2, 1, 'not_joined', 'delivered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.alerts VALUES (2, 2, 'not_joined', 'delivered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.alerts VALUES (3, 1, 'no_manager', 'delivered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.alerts VALUES (3, 2, 'no_manager', 'delivered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.alerts VALUES (4, 3, 'assigned', 'delivered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.alerts VALUES (5, 1, 'attitude', 'delivered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.alerts VALUES (5, 2, 'attitude', 'delivered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.alerts VALUES (5, 3, 'assigned', 'delivered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.alerts VALUES (6, 1, 'uncertain', 'delivered', '2026-11-10 07:00:31+00', '2026-11-10 07:00:31+00');
INSERT INTO public.alerts VALUES (6, 2, 'uncertain', 'delivered', '2026-11-10 07:00:31+00', '2026-11-10 07:00:31+00');
INSERT INTO public.alerts VALUES (6, 3, 'assigned', 'delivered', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alerts VALUES (6, 6, 'assigned', 'withdrawn', '2026-11-10 07:00:00+00', '2026-11-10 07:00:31+00');
INSERT INTO public.alerts VALUES (7, 3, 'assigned', 'delivered', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alerts VALUES (7, 6, 'assigned', 'withdrawn', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.alerts VALUES (8, 1, 'unreachable', 'delivered', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alerts VALUES (8, 2, 'unreachable', 'delivered', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alerts VALUES (8, 4, 'assigned', 'undeliverable', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.alerts VALUES (9, 3, 'assigned', 'delivered', '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.alerts VALUES (10, 3, 'assigned', 'owed', '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.audit VALUES (1, '2026-07-06 07:00:00+00', 1, 11, 'import.apply', 'import:1');
INSERT INTO public.audit VALUES (2, '2026-07-06 09:00:00+00', 4, 22, 'case.take', 'case:1');
INSERT INTO public.audit VALUES (3, '2026-10-05 07:00:00+00', 3, 21, 'case.take', 'case:5');
INSERT INTO public.audit VALUES (4, '2026-11-02 07:00:00+00', 1, 11, 'import.apply', 'import:2');
INSERT INTO public.audit VALUES (5, '2026-11-16 07:01:00+00', 1, 11, 'import.apply', 'import:3');
INSERT INTO public.audit VALUES (6, '2026-11-16 07:01:00+00', 6, 23, 'nps.read', 'quarter:2026-Q4');
INSERT INTO public.audit VALUES (7, '2026-11-16 07:01:00+00', 3, 21, 'case.take', 'case:1');
INSERT INTO public.audit VALUES (8, '2026-11-20 07:00:00+00', 1, 11, 'nps.read', 'quarter:2026-Q4');
INSERT INTO public.audit VALUES (9, '2026-11-20 07:00:00+00', 3, 21, 'nps.read', 'quarter:2026-Q4');
INSERT INTO public.audit VALUES (10, '2026-11-22 16:00:20+00', 3, 21, 'invite.contact', 'contact:26');
INSERT INTO public.audit VALUES (11, '2026-11-22 16:00:20+00', 1, 11, 'invites.read', 'all');
INSERT INTO public.audit VALUES (12, '2026-11-22 16:00:20+00', 3, 21, 'nps.read', 'month:2026-10');
INSERT INTO public.audit VALUES (13, '2026-11-23 07:30:00+00', 1, 11, 'invite.contact', 'contact:27');
INSERT INTO public.case_events VALUES (1, 1, 'opened', '2026-07-06 07:00:00+00', NULL, '{"response":3,"score":2}');
INSERT INTO public.case_events VALUES (2, 2, 'opened', '2026-07-06 07:00:00+00', NULL, '{"response":4,"score":5}');
INSERT INTO public.case_events VALUES (3, 3, 'opened', '2026-07-06 07:00:00+00', NULL, '{"response":5,"score":2}');
INSERT INTO public.case_events VALUES (4, 4, 'opened', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.case_events VALUES (5, 1, 'taken', '2026-07-06 09:00:00+00', 4, NULL);
INSERT INTO public.case_events VALUES (6, 4, 'erased', '2026-09-21 07:00:00+00', NULL, NULL);
INSERT INTO public.case_events VALUES (7, 5, 'opened', '2026-10-05 07:00:00+00', NULL, '{"response":14,"score":6}');
INSERT INTO public.case_events VALUES (8, 1, 'absorbed', '2026-10-05 07:00:00+00', NULL, '{"response":15,"score":4}');
INSERT INTO public.case_events VALUES (9, 1, 'score_changed', '2026-10-05 07:00:00+00', NULL, '{"old":4,"new":8}');
INSERT INTO public.case_events VALUES (10, 5, 'taken', '2026-10-05 07:00:00+00', 3, NULL);
INSERT INTO public.case_events VALUES (11, 6, 'opened', '2026-11-10 07:00:00+00', NULL, '{"response":19,"score":3}');
INSERT INTO public.case_events VALUES (12, 7, 'opened', '2026-11-11 07:00:00+00', NULL, NULL);
INSERT INTO public.case_events VALUES (13, 1, 'reassigned', '2026-11-16 07:01:00+00', NULL, '{"from":4,"to":3}');
INSERT INTO public.case_events VALUES (14, 6, 'reassigned', '2026-11-16 07:01:00+00', NULL, '{"from":6,"to":3}');
INSERT INTO public.case_events VALUES (15, 7, 'reassigned', '2026-11-16 07:01:00+00', NULL, NULL);
INSERT INTO public.case_events VALUES (16, 8, 'opened', '2026-11-16 07:01:00+00', NULL, '{"response":22,"score":2}');
INSERT INTO public.case_events VALUES (17, 1, 'taken', '2026-11-16 07:01:00+00', 3, NULL);
INSERT INTO public.case_events VALUES (18, 9, 'opened', '2026-11-19 07:00:00+00', NULL, '{"response":23,"score":3}');
INSERT INTO public.case_events VALUES (19, 10, 'opened', '2026-11-22 16:00:00+00', NULL, '{"response":24,"score":5}');
INSERT INTO public.case_events VALUES (20, 7, 'erased', '2026-11-23 07:30:00+00', NULL, NULL);
INSERT INTO public.case_events VALUES (21, 6, 'score_changed', '2026-11-23 07:30:00+00', NULL, '{"old":3,"new":1}');
INSERT INTO public.case_responses VALUES (3, 1);
INSERT INTO public.case_responses VALUES (4, 2);
INSERT INTO public.case_responses VALUES (5, 3);
INSERT INTO public.case_responses VALUES (6, 4);
INSERT INTO public.case_responses VALUES (14, 5);
INSERT INTO public.case_responses VALUES (15, 1);
INSERT INTO public.case_responses VALUES (19, 6);
INSERT INTO public.case_responses VALUES (20, 7);
INSERT INTO public.case_responses VALUES (22, 8);
INSERT INTO public.case_responses VALUES (23, 9);
INSERT INTO public.case_responses VALUES (24, 10);
INSERT INTO public.cases VALUES (1, 6, 2, 3, 'taken', '2026-07-06 07:00:00+00', '2026-10-06 07:00:00+00', '2026-11-16 07:01:00+00', 3, '2026-07-06 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.cases VALUES (2, 8, 3, 5, 'open', '2026-07-06 07:00:00+00', '2026-07-07 07:00:00+00', NULL, NULL, '2026-07-06 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.cases VALUES (3, 10, 4, NULL, 'open', '2026-07-06 07:00:00+00', '2026-07-07 07:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.cases VALUES (4, 4, 1, 3, 'closed', '2026-07-06 07:00:00+00', '2026-07-07 07:00:00+00', NULL, NULL, '2026-07-06 07:00:00+00', '2026-09-21 07:00:00+00', NULL, NULL);
INSERT INTO public.cases VALUES (5, 2, 1, 3, 'closed', '2026-10-05 07:00:00+00', '2026-10-06 07:00:00+00', '2026-10-05 07:00:00+00', 3, '2026-10-05 07:00:00+00', '2026-10-20 07:00:00+00', 'attitude', 'Извинились, назначен другой диспетчер.');
INSERT INTO public.cases VALUES (6, 29, 9, 3, 'open', '2026-11-10 07:00:00+00', '2026-11-11 07:00:00+00', NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, NULL);
INSERT INTO public.cases VALUES (7, 31, 9, 3, 'closed', '2026-11-11 07:00:00+00', '2026-11-12 07:00:00+00', NULL, NULL, '2026-11-11 07:00:00+00', '2026-11-23 07:30:00+00', NULL, NULL);
INSERT INTO public.cases VALUES (8, 17, 7, 4, 'open', '2026-11-16 07:01:00+00', '2026-11-17 07:01:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.cases VALUES (9, 1, 1, 3, 'open', '2026-11-19 07:00:00+00', '2026-11-20 07:00:00+00', NULL, NULL, '2026-11-19 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.cases VALUES (10, 30, 9, 3, 'open', '2026-11-22 16:00:00+00', '2026-11-24 06:00:00+00', NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, NULL);
INSERT INTO public.client_messages VALUES (1, 8, 2, NULL, 'text', 'И так уже месяц.', NULL, NULL, 51, 86, '2026-07-06 09:00:00+00', NULL, '[1,2]');
INSERT INTO public.client_messages VALUES (2, 31, 7, NULL, 'text', NULL, NULL, NULL, 0, -2, '2026-11-11 10:00:00+00', NULL, '[6]');
INSERT INTO public.client_messages VALUES (3, 31, 7, NULL, 'other', NULL, NULL, NULL, 0, -3, '2026-11-11 10:00:00+00', NULL, '[6]');
INSERT INTO public.client_messages VALUES (4, 1, 9, NULL, 'text', 'Позвоните мне сегодня.', NULL, NULL, 31, 349, '2026-11-20 07:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (5, 1, 9, NULL, 'other', NULL, NULL, NULL, 31, 353, '2026-11-20 07:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (6, 1, 9, NULL, 'document', NULL, 'BQACAgG1a-SV4oBrbcmfKgip0XmWeF9Kn_dFk-Ica0mDirfgQbVr5JXigGttyZ8qCKnReZ', 'реквизиты.pdf', 31, 357, '2026-11-20 07:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (7, 1, 9, NULL, 'photo', 'Вот накладная', 'AgACAgKfvOqX_4yPsEIFK7WbTSLyPm7HB5sSBkPwu1qWfZAK0p-86pf_jI-wQgUrtZtNIv', NULL, 31, 360, '2026-11-20 07:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (8, 10, 3, NULL, 'text', 'А счёт будет?', NULL, NULL, 61, 363, '2026-11-20 07:00:00+00', NULL, '[1,2]');
INSERT INTO public.client_messages VALUES (9, 2, NULL, NULL, 'text', 'Когда привезут?', NULL, NULL, 32, 413, '2026-11-22 16:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (10, 2, NULL, NULL, 'other', NULL, NULL, NULL, 32, 414, '2026-11-22 16:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (11, 2, NULL, NULL, 'voice', NULL, 'AwACAgvLg-KAyg0R17tx8_C8UDh5ANFWbRrWYj7H0bIs_9-9a8uD4oDKDRHXu3Hz8LxQOH', NULL, 32, 415, '2026-11-22 16:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (12, 22, NULL, 28, 'text', 'Пока не решила.', NULL, NULL, 83, 416, '2026-11-22 16:00:00+00', NULL, '[3]');
INSERT INTO public.client_messages VALUES (13, 22, NULL, 28, 'text', 'Отвечу позже, пока скажу: возят бережно.', NULL, NULL, 83, 433, '2026-11-23 07:30:00+00', '2026-11-23 07:32:00+00', NULL);
INSERT INTO public.client_messages VALUES (14, 10, 3, NULL, 'text', 'Счёт пришёл, спасибо.', NULL, NULL, 61, 434, '2026-11-23 07:30:00+00', NULL, '[1,2]');
INSERT INTO public.comment_parts VALUES (1, 1, 'text', 'Всё быстро.', NULL, NULL, 32, 26, '2026-07-06 07:00:00+00');
INSERT INTO public.comment_parts VALUES (2, 3, 'text', 'Везут позже обещанного.', NULL, NULL, 42, 38, '2026-07-06 07:00:00+00');
INSERT INTO public.comment_parts VALUES (3, 4, 'text', 'Никто не отвечает.', NULL, NULL, 51, 50, '2026-07-06 07:00:00+00');
INSERT INTO public.comment_parts VALUES (6, 11, 'text', 'Надёжно.', NULL, NULL, 31, 128, '2026-08-20 07:00:00+00');
INSERT INTO public.comment_parts VALUES (7, 13, 'text', 'Good, slower than last year.', NULL, NULL, 41, 190, '2026-10-05 07:00:00+00');
INSERT INTO public.comment_parts VALUES (8, 14, 'text', 'Менеджер не перезвонил.', NULL, NULL, 32, 196, '2026-10-05 07:00:00+00');
INSERT INTO public.comment_parts VALUES (9, 14, 'voice', NULL, 'AwACAgaJFMWQYShsBcHsATP6U294IXZFj7phnhQidIE51QE95okUxZBhKGwFwewBM_pTb3', NULL, 32, 201, '2026-10-05 07:00:00+00');
INSERT INTO public.comment_parts VALUES (12, 23, 'text', 'Опять опоздали на неделю.', NULL, NULL, 31, 337, '2026-11-19 07:00:00+00');
INSERT INTO public.comment_parts VALUES (13, 23, 'other', NULL, NULL, NULL, 31, 340, '2026-11-19 07:00:00+00');
INSERT INTO public.comment_parts VALUES (14, 23, 'voice', NULL, 'AwACAg4Uh4rQv2fVgmrrLgGIzAodqkCE90og56NxMv7e1VRhHhSHitC_Z9WCausuAYjMCh', NULL, 31, 342, '2026-11-19 07:00:00+00');
INSERT INTO public.comment_parts VALUES (15, 23, 'photo', 'Вот акт', 'AgACAgXOJ98ryi2-jMhSCsnglePF1grvXI13cjxyXKxajf7LRc4n3yvKLb6MyFIKyeCV48', NULL, 31, 344, '2026-11-19 07:00:00+00');
INSERT INTO public.comment_parts VALUES (16, 23, 'document', NULL, 'BQACAg-UKt2jVxMJp8MAFXuCAm3kqmRxfWZxRyZBP3TT8MF2n5Qq3aNXEwmnwwAVe4ICbe', 'акт.pdf', 31, 346, '2026-11-19 07:00:00+00');
INSERT INTO public.comment_parts VALUES (17, 24, 'text', 'Долго ждём ответа.', NULL, NULL, 91, 411, '2026-11-22 16:00:00+00');
INSERT INTO public.comment_parts VALUES (18, 24, 'voice', NULL, 'AwACAgZTfpwRqy08k2Grry4SwCDhQyIMezcdaCRWTuSR-vZe9lN-nBGrLTyTYauvLhLAIO', NULL, 91, 412, '2026-11-22 16:00:00+00');
INSERT INTO public.comment_parts VALUES (19, 19, 'text', 'Ещё хуже.', NULL, NULL, 90, 432, '2026-11-23 07:30:00+00');
INSERT INTO public.consents VALUES (1, 2, 32, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (2, 5, 41, '0', '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.consents VALUES (3, 6, 42, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (4, 7, 43, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (5, 8, 51, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (6, 10, 61, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (7, 4, NULL, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (8, 11, 71, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (9, 12, 72, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (10, 13, 73, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (11, 14, 74, '0', '2026-07-06 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (12, 3, 33, '0', '2026-07-28 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (13, 1, 31, '1', '2026-08-20 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (14, 9, 52, '1', '2026-08-22 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (15, 2, 32, '1', '2026-10-05 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (16, 6, 42, '1', '2026-10-05 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (17, 8, 51, '1', '2026-10-05 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (18, 10, 61, '1', '2026-10-05 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (19, 5, 41, '1', '2026-10-05 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (20, 20, 81, '1', '2026-11-09 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (21, 21, 82, '1', '2026-11-10 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (22, 29, 90, '1', '2026-11-10 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (23, 22, 83, '1', '2026-11-10 07:02:04+00', 'named');
INSERT INTO public.consents VALUES (24, 30, 91, '1', '2026-11-11 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (25, 31, NULL, '1', '2026-11-11 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (26, 28, 89, '1', '2026-11-12 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (27, 15, 44, '1', '2026-11-12 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (28, 16, 44, '1', '2026-11-12 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (29, 17, 93, '1', '2026-11-12 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (30, 23, 84, '1', '2026-11-20 07:00:00+00', 'named');
INSERT INTO public.consents VALUES (31, 18, 94, '1', '2026-11-23 07:30:00+00', 'named');
INSERT INTO public.contacts VALUES (1, 1, 'C-31', 'Ирина Ким', 'ирина ким', 'Ирина Петровна', 'decision_maker', 'директор по закупкам', '+79160007312', 'irina@vector.example', 'ru', 'Europe/Moscow', 31, 'joined', NULL, NULL, '2026-08-20 07:00:00+00', '2026-07-06 07:00:00+00', '2026-08-20 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.contacts VALUES (2, 1, 'C-32', 'Олег Дан', 'олег дан', NULL, 'user', 'кладовщик', NULL, NULL, NULL, NULL, 32, 'joined', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (3, 1, 'C-33', 'Мария Лапина', 'мария лапина', 'Мария', 'advocate', NULL, NULL, NULL, NULL, NULL, 33, 'joined', NULL, NULL, '2026-07-28 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-28 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.contacts VALUES (4, 1, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'erased', NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-09-21 07:00:00+00', NULL);
INSERT INTO public.contacts VALUES (5, 2, 'C-41', 'John Smith', 'john smith', 'John', 'decision_maker', 'CEO', NULL, NULL, 'en', NULL, 41, 'joined', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (6, 2, 'C-42', 'Нина Орлова', 'нина орлова', NULL, 'end_user', NULL, NULL, NULL, NULL, NULL, 42, 'joined', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (7, 2, 'C-43', 'Глеб Сомов', 'глеб сомов', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 43, 'joined', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (8, 3, 'C-51', 'Лев Белов', 'лев белов', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 51, 'joined', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (9, 3, 'C-52', 'Юрий Чайкин', 'юрий чайкин', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 52, 'joined', NULL, NULL, '2026-08-22 07:00:00+00', '2026-07-06 07:00:00+00', '2026-08-22 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.contacts VALUES (10, 4, 'C-61', 'Ада Гусева', 'ада гусева', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 61, 'joined', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (11, 5, 'C-71', 'Рита Жук', 'рита жук', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 71, 'left', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-20 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (12, 5, 'C-72', 'Тимур Лис', 'тимур лис', NULL, 'intermediary', NULL, NULL, NULL, NULL, NULL, 72, 'unreachable', 'blocked', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.contacts VALUES (13, 6, 'C-73', 'Ефим Рак', 'ефим рак', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 73, 'unreachable', 'deactivated', '2026-10-05 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (14, 6, 'C-74', 'Ольга Щукина', 'ольга щукина', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 74, 'unreachable', 'chat_not_found', '2026-10-05 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.contacts VALUES (15, 2, 'C-44', 'Нил Ветров', 'нил ветров', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 44, 'joined', NULL, NULL, '2026-11-12 07:00:00+00', '2026-07-06 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.contacts VALUES (16, 4, 'C-64', 'Нил Ветров (склад)', 'нил ветров (склад)', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 44, 'joined', NULL, NULL, '2026-11-12 07:00:00+00', '2026-07-06 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.contacts VALUES (17, 7, 'C-93', 'Яков Рыба', 'яков рыба', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 93, 'joined', NULL, NULL, '2026-11-12 07:00:00+00', '2026-07-06 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.contacts VALUES (18, 7, 'C-94', 'Тихон Клёст', 'тихон клест', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 94, 'joined', NULL, NULL, '2026-11-23 07:30:00+00', '2026-07-06 07:00:00+00', '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.contacts VALUES (19, 8, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'erased', NULL, NULL, NULL, '2026-07-06 07:00:00+00', '2026-10-20 07:00:00+00', NULL);
INSERT INTO public.contacts VALUES (20, 9, 'C-81', 'Вера Сова', 'вера сова', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 81, 'joined', NULL, NULL, '2026-11-09 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.contacts VALUES (21, 9, 'C-82', 'Борис Уж', 'борис уж', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 82, 'joined', NULL, NULL, '2026-11-10 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.contacts VALUES (22, 9, 'C-83', 'Яна Кит', 'яна кит', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 83, 'joined', NULL, NULL, '2026-11-10 07:02:04+00', '2026-11-02 07:00:00+00', '2026-11-10 07:02:04+00', '2026-11-10 07:02:04+00');
INSERT INTO public.contacts VALUES (23, 9, 'C-84', 'Иван Лось', 'иван лось', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 84, 'joined', NULL, NULL, '2026-11-20 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.contacts VALUES (24, 9, 'C-85', 'Роман Сом', 'роман сом', NULL, 'user', NULL, NULL, NULL, NULL, NULL, NULL, 'invited', NULL, NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00', NULL);
INSERT INTO public.contacts VALUES (25, 9, 'C-86', 'Алла Ель', 'алла ель', NULL, 'user', NULL, NULL, NULL, NULL, NULL, NULL, 'invited', NULL, NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00', NULL);
INSERT INTO public.contacts VALUES (26, 9, 'C-87', 'Захар Дуб', 'захар дуб', NULL, 'user', NULL, NULL, NULL, NULL, NULL, NULL, 'invited', NULL, NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00', NULL);
INSERT INTO public.contacts VALUES (27, 9, 'C-88', 'Майя Липа', 'майя липа', NULL, 'user', NULL, NULL, NULL, NULL, NULL, NULL, 'invited', NULL, NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00', NULL);
INSERT INTO public.contacts VALUES (28, 9, 'C-89', 'Клара Рысь', 'клара рысь', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 89, 'joined', NULL, NULL, '2026-11-12 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.contacts VALUES (29, 9, 'C-90', 'Денис Бобр', 'денис бобр', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 90, 'joined', NULL, NULL, '2026-11-10 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.contacts VALUES (30, 9, 'C-91', 'Фёдор Грач', 'федор грач', NULL, 'user', NULL, NULL, NULL, NULL, NULL, 91, 'joined', NULL, NULL, '2026-11-11 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.contacts VALUES (31, 9, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'erased', NULL, NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.deliveries VALUES (11, 47, 'case:2:staff:1', 'case:2:staff:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 52, 'reply-to:case:2:staff:1', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 57, 'case:3:staff:1', 'case:3:staff:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 88, 'message:1:1', NULL, '2026-07-06 09:00:00+00');
INSERT INTO public.deliveries VALUES (11, 91, 'summary:1:week:2026-W28', NULL, '2026-07-13 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 95, 'summary:1:week:2026-W29', NULL, '2026-07-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 99, 'summary:1:week:2026-W30', NULL, '2026-07-27 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 110, 'summary:1:week:2026-W31', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 114, 'summary:1:month:2026-07', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 118, 'summary:1:week:2026-W32', NULL, '2026-08-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 121, 'summary:1:week:2026-W33', NULL, '2026-08-17 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 135, 'summary:1:week:2026-W34', NULL, '2026-08-24 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 139, 'summary:1:week:2026-W35', NULL, '2026-08-31 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 145, 'summary:1:week:2026-W36', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 149, 'summary:1:month:2026-08', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 153, 'summary:1:week:2026-W37', NULL, '2026-09-14 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 156, 'summary:1:week:2026-W38', NULL, '2026-09-21 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 164, 'summary:1:week:2026-W39', NULL, '2026-09-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 175, 'summary:1:week:2026-W40', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 178, 'summary:1:month:2026-09', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 194, 'case:5:staff:1', 'case:5:staff:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 198, 'reply-to:case:5:staff:1', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 202, 'reply-to:case:5:staff:1', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 213, 'summary:1:week:2026-W41', NULL, '2026-10-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 219, 'summary:1:week:2026-W42', NULL, '2026-10-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 223, 'summary:1:week:2026-W43', NULL, '2026-10-26 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 227, 'summary:1:week:2026-W44', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 231, 'summary:1:month:2026-10', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 244, 'summary:1:week:2026-W45', NULL, '2026-11-09 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 263, 'case:6:staff:1', 'case:6:staff:1', '2026-11-10 07:00:31+00');
INSERT INTO public.deliveries VALUES (11, 311, 'summary:1:week:2026-W46', NULL, '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 328, 'case:8:staff:1', 'case:8:staff:1', '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (11, 365, 'message:8:1', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (11, 425, 'review:20261123T070000:1', 'review:20261123T070000:1', '2026-11-23 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 48, 'case:2:staff:2', 'case:2:staff:2', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 53, 'reply-to:case:2:staff:2', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 58, 'case:3:staff:2', 'case:3:staff:2', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 89, 'message:1:2', NULL, '2026-07-06 09:00:00+00');
INSERT INTO public.deliveries VALUES (12, 92, 'summary:2:week:2026-W28', NULL, '2026-07-13 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 97, 'summary:2:week:2026-W29', NULL, '2026-07-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 101, 'summary:2:week:2026-W30', NULL, '2026-07-27 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 109, 'summary:2:week:2026-W31', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 112, 'summary:2:month:2026-07', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 117, 'summary:2:week:2026-W32', NULL, '2026-08-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 120, 'summary:2:week:2026-W33', NULL, '2026-08-17 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 137, 'summary:2:week:2026-W34', NULL, '2026-08-24 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 141, 'summary:2:week:2026-W35', NULL, '2026-08-31 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 144, 'summary:2:week:2026-W36', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 148, 'summary:2:month:2026-08', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 152, 'summary:2:week:2026-W37', NULL, '2026-09-14 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 157, 'summary:2:week:2026-W38', NULL, '2026-09-21 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 162, 'summary:2:week:2026-W39', NULL, '2026-09-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 173, 'summary:2:week:2026-W40', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 177, 'summary:2:month:2026-09', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 195, 'case:5:staff:2', 'case:5:staff:2', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 199, 'reply-to:case:5:staff:2', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 203, 'reply-to:case:5:staff:2', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 212, 'summary:2:week:2026-W41', NULL, '2026-10-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 218, 'summary:2:week:2026-W42', NULL, '2026-10-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 222, 'summary:2:week:2026-W43', NULL, '2026-10-26 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 228, 'summary:2:week:2026-W44', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 232, 'summary:2:month:2026-10', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 242, 'summary:2:week:2026-W45', NULL, '2026-11-09 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 264, 'case:6:staff:2', 'case:6:staff:2', '2026-11-10 07:00:31+00');
INSERT INTO public.deliveries VALUES (12, 313, 'summary:2:week:2026-W46', NULL, '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (12, 329, 'case:8:staff:2', 'case:8:staff:2', '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (12, 366, 'message:8:2', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 63, 'case:4:staff:3', 'case:4:staff:3', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 67, 'reply-to:case:4:staff:3', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 69, 'reply-to:case:4:staff:3', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 93, 'summary:3:week:2026-W28', NULL, '2026-07-13 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 96, 'summary:3:week:2026-W29', NULL, '2026-07-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 100, 'summary:3:week:2026-W30', NULL, '2026-07-27 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 108, 'summary:3:week:2026-W31', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 113, 'summary:3:month:2026-07', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 116, 'summary:3:week:2026-W32', NULL, '2026-08-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 122, 'summary:3:week:2026-W33', NULL, '2026-08-17 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 136, 'summary:3:week:2026-W34', NULL, '2026-08-24 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 140, 'summary:3:week:2026-W35', NULL, '2026-08-31 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 143, 'summary:3:week:2026-W36', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 147, 'summary:3:month:2026-08', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 151, 'summary:3:week:2026-W37', NULL, '2026-09-14 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 155, 'summary:3:week:2026-W38', NULL, '2026-09-21 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 163, 'summary:3:week:2026-W39', NULL, '2026-09-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 174, 'summary:3:week:2026-W40', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 179, 'summary:3:month:2026-09', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 192, 'case:5:staff:3', 'case:5:staff:3', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 200, 'reply-to:case:5:staff:3', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 204, 'reply-to:case:5:staff:3', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 211, 'summary:3:week:2026-W41', NULL, '2026-10-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 217, 'summary:3:week:2026-W42', NULL, '2026-10-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 224, 'summary:3:week:2026-W43', NULL, '2026-10-26 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 229, 'summary:3:week:2026-W44', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 233, 'summary:3:month:2026-10', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 243, 'summary:3:week:2026-W45', NULL, '2026-11-09 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 312, 'summary:3:week:2026-W46', NULL, '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 319, 'case:1:staff:3', 'case:1:staff:3', '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (21, 321, 'case:6:staff:3', 'case:6:staff:3', '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (21, 322, 'case:7:staff:3', 'case:7:staff:3', '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (21, 323, 'reply-to:case:7:staff:3', NULL, '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (21, 333, 'case:9:staff:3', 'case:9:staff:3', '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 339, 'reply-to:case:9:staff:3', NULL, '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 341, 'reply-to:case:9:staff:3', NULL, '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 343, 'reply-to:case:9:staff:3', NULL, '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 345, 'reply-to:case:9:staff:3', NULL, '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 347, 'reply-to:case:9:staff:3', NULL, '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 351, 'message:4:3', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 355, 'message:5:3', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 356, 'copy-of:message:5:3', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 359, 'message:6:3', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (21, 362, 'message:7:3', NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 37, 'case:1:staff:4', 'case:1:staff:4', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 40, 'reply-to:case:1:staff:4', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 94, 'summary:4:week:2026-W28', NULL, '2026-07-13 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 98, 'summary:4:week:2026-W29', NULL, '2026-07-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 102, 'summary:4:week:2026-W30', NULL, '2026-07-27 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 111, 'summary:4:week:2026-W31', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 115, 'summary:4:month:2026-07', NULL, '2026-08-03 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 119, 'summary:4:week:2026-W32', NULL, '2026-08-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 123, 'summary:4:week:2026-W33', NULL, '2026-08-17 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 138, 'summary:4:week:2026-W34', NULL, '2026-08-24 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 142, 'summary:4:week:2026-W35', NULL, '2026-08-31 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 146, 'summary:4:week:2026-W36', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 150, 'summary:4:month:2026-08', NULL, '2026-09-07 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 154, 'summary:4:week:2026-W37', NULL, '2026-09-14 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 158, 'summary:4:week:2026-W38', NULL, '2026-09-21 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 165, 'summary:4:week:2026-W39', NULL, '2026-09-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 176, 'summary:4:week:2026-W40', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 180, 'summary:4:month:2026-09', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 206, 'reply-to:case:1:staff:4', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 214, 'summary:4:week:2026-W41', NULL, '2026-10-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 220, 'summary:4:week:2026-W42', NULL, '2026-10-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 225, 'summary:4:week:2026-W43', NULL, '2026-10-26 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 230, 'summary:4:week:2026-W44', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 234, 'summary:4:month:2026-10', NULL, '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 245, 'summary:4:week:2026-W45', NULL, '2026-11-09 07:00:00+00');
INSERT INTO public.deliveries VALUES (22, 314, 'summary:4:week:2026-W46', NULL, '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (23, 275, 'case:7:staff:6', 'case:7:staff:6', '2026-11-11 07:00:00+00');
INSERT INTO public.deliveries VALUES (23, 279, 'reply-to:case:7:staff:6', NULL, '2026-11-11 07:00:00+00');
INSERT INTO public.deliveries VALUES (23, 281, 'reply-to:case:7:staff:6', NULL, '2026-11-11 07:00:00+00');
INSERT INTO public.deliveries VALUES (23, 284, 'message:2:6', NULL, '2026-11-11 10:00:00+00');
INSERT INTO public.deliveries VALUES (23, 288, 'message:3:6', NULL, '2026-11-11 10:00:00+00');
INSERT INTO public.deliveries VALUES (23, 289, 'copy-of:message:3:6', NULL, '2026-11-11 10:00:00+00');
INSERT INTO public.deliveries VALUES (23, 315, 'summary:6:week:2026-W46', NULL, '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (23, 320, 'case:6:staff:6', 'case:6:staff:6', '2026-11-16 07:01:00+00');
INSERT INTO public.deliveries VALUES (31, 126, 'ask:13:1', 'ask:13:1', '2026-08-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (31, 127, 'why:11', 'why:11', '2026-08-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (31, 129, 'thanks:11', NULL, '2026-08-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (31, 331, 'ask:35:1', 'ask:35:1', '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (31, 335, 'why:23', 'why:23', '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (31, 338, 'thanks:23', NULL, '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (32, 24, 'ask:1:1', 'ask:1:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (32, 25, 'why:1', 'why:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (32, 27, 'thanks:1', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (32, 166, 'ask:15:1', 'ask:15:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (32, 193, 'why:14', 'why:14', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (32, 197, 'thanks:14', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (33, 105, 'ask:12:1', 'ask:12:1', '2026-07-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (33, 106, 'why:10', 'why:10', '2026-07-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (33, 107, 'thanks:10', NULL, '2026-07-28 07:00:00+00');
INSERT INTO public.deliveries VALUES (33, 221, 'ask:24:1', 'ask:24:1', '2026-10-26 07:00:00+00');
INSERT INTO public.deliveries VALUES (33, 226, 'ask:24:2026-11-02', 'ask:24:2026-11-02', '2026-11-02 07:00:00+00');
INSERT INTO public.deliveries VALUES (41, 30, 'ask:2:1', 'ask:2:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (41, 31, 'why:2', 'why:2', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (41, 32, 'thanks:2', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (41, 167, 'ask:16:1', 'ask:16:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (41, 189, 'why:13', 'why:13', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (41, 191, 'thanks:13', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (42, 35, 'ask:3:1', 'ask:3:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (42, 36, 'why:3', 'why:3', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (42, 39, 'thanks:3', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (42, 168, 'ask:17:1', 'ask:17:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (42, 205, 'why:15', 'why:15', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (42, 207, 'thanks:15', NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (43, 43, 'ask:4:1', 'ask:4:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (43, 90, 'ask:4:2026-07-13', 'ask:4:2026-07-13', '2026-07-13 07:00:00+00');
INSERT INTO public.deliveries VALUES (43, 169, 'ask:18:1', 'ask:18:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (44, 297, 'ask:32:1', 'ask:32:1', '2026-11-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (44, 300, 'ask:33:1', 'ask:33:1', '2026-11-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (44, 330, 'ask:32:2026-11-19', 'ask:32:2026-11-19', '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (44, 332, 'ask:33:2026-11-19', 'ask:33:2026-11-19', '2026-11-19 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 46, 'ask:5:1', 'ask:5:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 49, 'why:4', 'why:4', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 51, 'thanks:4', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 170, 'ask:19:1', 'ask:19:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 209, 'ask:19:2026-10-12', 'ask:19:2026-10-12', '2026-10-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 215, 'why:17', 'why:17', '2026-10-15 07:00:00+00');
INSERT INTO public.deliveries VALUES (51, 216, 'thanks:17', NULL, '2026-10-15 07:00:00+00');
INSERT INTO public.deliveries VALUES (52, 132, 'ask:14:1', 'ask:14:1', '2026-08-22 07:00:00+00');
INSERT INTO public.deliveries VALUES (52, 133, 'why:12', 'why:12', '2026-08-22 07:00:00+00');
INSERT INTO public.deliveries VALUES (52, 134, 'thanks:12', NULL, '2026-08-22 07:00:00+00');
INSERT INTO public.deliveries VALUES (52, 348, 'ask:36:1', 'ask:36:1', '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (61, 56, 'ask:6:1', 'ask:6:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (61, 59, 'why:5', 'why:5', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (61, 171, 'ask:20:1', 'ask:20:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (61, 208, 'why:16', 'why:16', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (71, 72, 'ask:8:1', 'ask:8:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (71, 73, 'why:7', 'why:7', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (71, 172, 'ask:21:1', 'ask:21:1', '2026-10-05 07:00:00+00');
INSERT INTO public.deliveries VALUES (71, 210, 'ask:21:2026-10-12', 'ask:21:2026-10-12', '2026-10-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (72, 76, 'ask:9:1', 'ask:9:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (73, 79, 'ask:10:1', 'ask:10:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (73, 80, 'why:8', 'why:8', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (74, 83, 'ask:11:1', 'ask:11:1', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (74, 84, 'why:9', 'why:9', '2026-07-06 07:00:00+00');
INSERT INTO public.deliveries VALUES (81, 250, 'ask:25:1', 'ask:25:1', '2026-11-09 07:00:00+00');
INSERT INTO public.deliveries VALUES (81, 308, 'ask:25:2026-11-16', 'ask:25:2026-11-16', '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (82, 254, 'ask:26:1', 'ask:26:1', '2026-11-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (82, 255, 'why:18', 'why:18', '2026-11-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (82, 256, 'thanks:18', NULL, '2026-11-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (83, 267, 'ask:28:1', 'ask:28:1', '2026-11-10 07:02:04+00');
INSERT INTO public.deliveries VALUES (83, 309, 'ask:28:2026-11-16', 'ask:28:2026-11-16', '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (84, 387, 'ask:37:1', 'ask:37:1', '2026-11-20 07:00:00+00');
INSERT INTO public.deliveries VALUES (89, 292, 'ask:31:1', 'ask:31:1', '2026-11-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (89, 293, 'why:21', 'why:21', '2026-11-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (89, 294, 'thanks:21', NULL, '2026-11-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (90, 259, 'ask:27:1', 'ask:27:1', '2026-11-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (90, 261, 'why:19', 'why:19', '2026-11-10 07:00:00+00');
INSERT INTO public.deliveries VALUES (91, 271, 'ask:29:1', 'ask:29:1', '2026-11-11 07:00:00+00');
INSERT INTO public.deliveries VALUES (91, 310, 'ask:29:2026-11-16', 'ask:29:2026-11-16', '2026-11-16 07:00:00+00');
INSERT INTO public.deliveries VALUES (93, 303, 'ask:34:1', 'ask:34:1', '2026-11-12 07:00:00+00');
INSERT INTO public.deliveries VALUES (93, 325, 'why:22', 'why:22', '2026-11-16 07:01:00+00');
INSERT INTO public.enrolment_openings VALUES (1, 31, '2026-08-20 07:00:00+00', 'agreed', '2026-08-20 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (2, 32, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (3, 33, '2026-07-28 07:00:00+00', 'agreed', '2026-07-28 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (5, 41, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (6, 42, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (7, 43, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (8, 51, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (9, 52, '2026-08-22 07:00:00+00', 'agreed', '2026-08-22 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (10, 61, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (11, 71, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (12, 72, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (13, 73, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (14, 74, '2026-07-06 07:00:00+00', 'agreed', '2026-07-06 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (23, 44, '2026-11-12 07:00:00+00', 'agreed', '2026-11-12 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (24, 44, '2026-11-12 07:00:00+00', 'agreed', '2026-11-12 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (25, 93, '2026-11-12 07:00:00+00', 'agreed', '2026-11-12 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (26, 94, '2026-11-20 07:00:00+00', 'agreed', '2026-11-23 07:30:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (27, 81, '2026-11-09 07:00:00+00', 'agreed', '2026-11-09 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (28, 82, '2026-11-10 07:00:00+00', 'agreed', '2026-11-10 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (29, 83, '2026-11-10 07:02:04+00', 'agreed', '2026-11-10 07:02:04+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (30, 84, '2026-11-20 07:00:00+00', 'agreed', '2026-11-20 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (31, 85, '2026-11-20 07:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (32, 86, '2026-11-12 07:00:00+00', 'later', '2026-11-12 07:00:00+00', '2026-11-15 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.enrolment_openings VALUES (33, 11, '2026-11-20 07:00:00+00', 'preview', NULL, NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (33, 99, '2026-11-22 16:00:20+00', NULL, NULL, NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (34, 88, '2026-11-20 07:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (35, 89, '2026-11-12 07:00:00+00', 'agreed', '2026-11-12 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (36, 90, '2026-11-10 07:00:00+00', 'agreed', '2026-11-10 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolment_openings VALUES (37, 91, '2026-11-11 07:00:00+00', 'agreed', '2026-11-11 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (1, 1, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-08-20 07:00:00+00', 31);
INSERT INTO public.enrolments VALUES (2, 2, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 32);
INSERT INTO public.enrolments VALUES (3, 3, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-28 07:00:00+00', 33);
INSERT INTO public.enrolments VALUES (4, 4, NULL, '2026-07-06 07:00:00+00', '2026-09-21 07:00:00+00', '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.enrolments VALUES (5, 5, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 41);
INSERT INTO public.enrolments VALUES (6, 6, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 42);
INSERT INTO public.enrolments VALUES (7, 7, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 43);
INSERT INTO public.enrolments VALUES (8, 8, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 51);
INSERT INTO public.enrolments VALUES (9, 9, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-08-22 07:00:00+00', 52);
INSERT INTO public.enrolments VALUES (10, 10, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 61);
INSERT INTO public.enrolments VALUES (11, 11, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 71);
INSERT INTO public.enrolments VALUES (12, 12, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 72);
INSERT INTO public.enrolments VALUES (13, 13, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 73);
INSERT INTO public.enrolments VALUES (14, 14, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 74);
INSERT INTO public.enrolments VALUES (15, 15, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (16, 16, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (17, 17, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (18, 18, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (19, 19, NULL, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (20, NULL, 3, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 21);
INSERT INTO public.enrolments VALUES (21, NULL, 4, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', '2026-07-06 07:00:00+00', 22);
INSERT INTO public.enrolments VALUES (22, NULL, 5, '2026-07-06 07:00:00+00', '2026-10-04 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (23, 15, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-12 07:00:00+00', 44);
INSERT INTO public.enrolments VALUES (24, 16, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-12 07:00:00+00', 44);
INSERT INTO public.enrolments VALUES (25, 17, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-12 07:00:00+00', 93);
INSERT INTO public.enrolments VALUES (26, 18, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-23 07:30:00+00', 94);
INSERT INTO public.enrolments VALUES (27, 20, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-09 07:00:00+00', 81);
INSERT INTO public.enrolments VALUES (28, 21, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-10 07:00:00+00', 82);
INSERT INTO public.enrolments VALUES (29, 22, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-10 07:02:04+00', 83);
INSERT INTO public.enrolments VALUES (30, 23, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-20 07:00:00+00', 84);
INSERT INTO public.enrolments VALUES (31, 24, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (32, 25, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (33, 26, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (34, 27, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (35, 28, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-12 07:00:00+00', 89);
INSERT INTO public.enrolments VALUES (36, 29, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-10 07:00:00+00', 90);
INSERT INTO public.enrolments VALUES (37, 30, NULL, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-11 07:00:00+00', 91);
INSERT INTO public.enrolments VALUES (38, 31, NULL, '2026-11-02 07:00:00+00', '2026-11-23 07:30:00+00', '2026-11-11 07:00:00+00', NULL);
INSERT INTO public.enrolments VALUES (39, NULL, 5, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', NULL, NULL);
INSERT INTO public.enrolments VALUES (40, NULL, 6, '2026-11-02 07:00:00+00', '2027-01-31 07:00:00+00', '2026-11-09 07:00:00+00', 23);
INSERT INTO public.erasures VALUES (1, 'd6101361088d4e789e9cde706be1ca3f', 4, '2026-09-21 07:00:00+00', 'request', '3dfe1ad1b7528bf97438b13b0724c6f10efc48da', '["2ea8b7508b803c59f308a8cea501cef84c492de5",["10d4db82a082211f526b6d741ee884b9887af1fb","3870725006d641f827b156dd04326c1b49cde511"]]', NULL, '2026-09-21 09:05:00+00');
INSERT INTO public.erasures VALUES (2, '95a64c4e4c114972ac7fed512be2c5f9', 19, '2026-10-20 07:00:00+00', 'retention', NULL, NULL, NULL, '2026-10-20 07:00:00+00');
INSERT INTO public.erasures VALUES (3, 'ad69099a995e4dd48b0487b950775f0e', 31, '2026-11-23 07:30:00+00', 'request', 'f8a75b83d9b1e23da1ef6ab2c2a07ebafb1b70d9', '["88b7eee608a217fc6755732e50f05d4f3d3aca4c",["46693bc939b61b71b5814f13f1b57dc5ff939f77","fd79aaf315d4b16d95fdda4cc05941a4890b94f2"]]', 92, NULL);
INSERT INTO public.imports VALUES (1, 1, 'clients.csv', 'applied', NULL, '[]', 'b84b39d52fee253d0a90e159ca9eb4a66ebe5c31e86a2f2ca2b601fb866a0c57', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.imports VALUES (2, 1, 'новые.csv', 'applied', NULL, '[[14,"row-contact-missing",{}]]', '90920ce586e40170153f1a71e8f2574448a0e350bc8fa78ae62c3a9839b6b198', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.imports VALUES (3, 1, 'передача.csv', 'applied', NULL, '[]', 'e6561d914ba4668dc5ff7b6c403cd9f27d95739fafcb6047ac7d1cff8e0994b2', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.imports VALUES (4, 1, 'берег.csv', 'read', '{"fields":["number","account","contact","account_id","segment","abc","status","region","revenue","first_delivery","last_purchase","manager","contact_id","greeting","circle","position","phone","email","language","timezone"],"rows":[[2,"Новый берег","Глафира Ива","B-1",null,null,null,null,null,null,null,"Анна Смирнова","C-101",null,null,null,null,null,null,null]],"unknown_columns":[]}', '[[3,"row-contact-missing",{}]]', '7efa838a99bd8d159b3037a7371fe9a3ca080c878a3651432005d52769889b75', '2026-11-20 07:00:00+00', NULL);
INSERT INTO public.imports VALUES (5, 2, 'дальний.csv', 'read', '{"fields":["number","account","contact","account_id","segment","abc","status","region","revenue","first_delivery","last_purchase","manager","contact_id","greeting","circle","position","phone","email","language","timezone"],"rows":[[2,"Дальний берег","Прохор Вяз","B-2",null,null,null,null,null,null,null,"Анна Смирнова","C-111",null,null,null,null,null,null,null]],"unknown_columns":[]}', '[]', '6fd9ce0013ec2c3e862c8d221538d7e7f0292e00a67dca2735f8dce56e25bc36', '2026-11-20 07:00:00+00', NULL);
INSERT INTO public.imports VALUES (6, 2, 'крайний.csv', 'read', '{"fields":["number","account","contact","account_id","segment","abc","status","region","revenue","first_delivery","last_purchase","manager","contact_id","greeting","circle","position","phone","email","language","timezone"],"rows":[[2,"Крайний берег","Остап Бук","B-3",null,null,null,null,null,null,null,"Анна Смирнова","C-121",null,null,null,null,null,null,null]],"unknown_columns":[]}', '[[3,"row-contact-missing",{}]]', '21b5d1de032c820f2e94086094366a4b64351cddbbc7bd4ceeb18dc97c4cf182', '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.inbox VALUES (1, 243449312, 'update', 81, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (2, NULL, 'gap', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (3, NULL, 'backed_up', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (4, 243449313, 'update', 82, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (5, 243449314, 'update', 91, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (6, 243449315, 'update', 91, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (7, 243449316, 'update', 91, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (8, 243449317, 'update', 93, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (9, 243449318, 'update', 32, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (10, 243449319, 'update', 32, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (11, 243449320, 'update', 32, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (12, 243449321, 'update', 83, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.inbox VALUES (13, 243449322, 'update', 99, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (14, 243449323, 'update', 99, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (15, 243449324, 'update', 21, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (16, 243449325, 'update', 11, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (17, 243449326, 'update', 12, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (18, 243449327, 'update', 11, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (19, 243449328, 'update', 11, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (20, NULL, 'list_read', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (21, 243449329, 'update', 11, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (22, 243449330, 'update', 21, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (23, 243449331, 'update', 32, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (24, NULL, 'gap', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (25, 243449332, 'update', 23, NULL, 'done', 0, NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.inbox VALUES (26, NULL, 'backed_up', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:00:00+00', '2026-11-23 07:00:00+00');
INSERT INTO public.inbox VALUES (27, NULL, 'rehearsed', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:00:00+00', '2026-11-23 07:00:00+00');
INSERT INTO public.inbox VALUES (28, 243449333, 'update', 89, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (29, NULL, 'gap', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (30, 243449334, 'update', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (31, 243449335, 'update', 11, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (32, 243449336, 'update', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (33, NULL, 'erasures_logged', NULL, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (34, 243449337, 'update', 94, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (35, 243449338, 'update', 11, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (36, 243449339, 'update', 90, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (37, 243449340, 'update', 90, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (38, 243449341, 'update', 90, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (39, 243449342, 'update', 83, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (40, 243449343, 'update', 61, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (41, 243449344, 'update', 51, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (42, 243449345, 'update', 41, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (43, 243449346, 'update', 4503599627370495, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (44, 243449347, 'update', 4503599627370495, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (45, 243449348, 'update', 4503599627370495, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (46, 243449349, 'update', 4503599627370495, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (47, 243449350, 'update', 4503599627370495, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (48, 243449351, 'update', 4503599627370495, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (49, 243449352, 'update', 12, NULL, 'done', 0, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.inbox VALUES (50, 243449353, 'update', 52, '{"update_id":243449353,"callback_query":{"id":"100200600600993","from":{"id":52,"is_bot":false,"first_name":"Юрий","last_name":"Чайкин","username":"person_52","language_code":"ru"},"chat_instance":"3106209352","data":"score:36:9","message":{"chat":{"id":52,"type":"private","first_name":"Юрий","last_name":"Чайкин","username":"person_52"},"message_id":348,"date":0}}}', 'waiting', 0, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.inbox VALUES (51, 243449354, 'update', 32, '{"update_id":243449354,"message":{"message_id":444,"from":{"id":32,"is_bot":false,"first_name":"Олег","last_name":"Дан","username":"person_32","language_code":"ru"},"chat":{"id":32,"type":"private","first_name":"Олег","last_name":"Дан","username":"person_32"},"date":1795419000,"text":"/help","entities":[{"type":"bot_command","offset":0,"length":5}]}}', 'waiting', 1, '2026-11-23 07:30:06+00', 'TimeoutError', '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.inbox VALUES (52, 900000001, 'update', NULL, '{"update_id":900000001,"message":{"message_id":1,"date":1795416000,"chat":{"id":61,"type":"private","first_name":"Ада"},"from":{"id":61,"first_name":"Ада","is_bot":false},"text":"/help"}}', 'set_aside', 5, '2026-11-23 07:32:05+00', 'KeyError', '2026-11-23 07:30:05+00', '2026-11-23 07:30:05+00');
INSERT INTO public.inbox VALUES (53, 900000002, 'update', NULL, '{"update_id":900000002,"something_new":{}}', 'unparsable', 0, NULL, 'of no kind that is known here', '2026-11-23 07:30:05+00', '2026-11-23 07:30:05+00');
INSERT INTO public.invitations VALUES (1, 1, 2, 'joined:2', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (2, 1, 5, 'joined:5', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (3, 1, 6, 'joined:6', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (4, 1, 7, 'joined:7', 'expired', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', '2026-07-13 07:00:00+00', '2026-08-05 07:00:00+00', NULL, '2026-08-10 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (5, 1, 8, 'joined:8', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (6, 1, 10, 'joined:10', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (7, 1, 4, 'joined:4', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (8, 1, 11, 'joined:11', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (9, 1, 12, 'joined:12', 'expired', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-08-10 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (10, 1, 13, 'joined:13', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (11, 1, 14, 'joined:14', 'answered', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-11 07:00:00+00', NULL, '2026-08-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (12, 1, 3, 'joined:3', 'answered', '2026-07-28 07:00:00+00', '2026-07-28 07:00:00+00', '2026-08-02 07:00:00+00', NULL, '2026-08-27 07:00:00+00', NULL, '2026-07-28 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (13, 1, 1, 'joined:1', 'answered', '2026-08-20 07:00:00+00', '2026-08-20 07:00:00+00', '2026-08-25 07:00:00+00', NULL, '2026-09-19 07:00:00+00', NULL, '2026-08-20 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (14, 1, 9, 'joined:9', 'answered', '2026-08-22 07:00:00+00', '2026-08-22 07:00:00+00', '2026-08-27 07:00:00+00', NULL, '2026-09-21 07:00:00+00', NULL, '2026-08-22 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (15, 1, 2, 'after:1', 'answered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (16, 1, 5, 'after:2', 'answered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (17, 1, 6, 'after:3', 'answered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (18, 1, 7, 'after:4', 'declined', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (19, 1, 8, 'after:5', 'answered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', '2026-10-12 07:00:00+00', '2026-11-04 07:00:00+00', NULL, '2026-10-15 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (20, 1, 10, 'after:6', 'answered', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (21, 1, 11, 'after:8', 'expired', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-10 07:00:00+00', '2026-10-12 07:00:00+00', '2026-11-04 07:00:00+00', NULL, '2026-11-09 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (22, 1, 13, 'after:10', 'skipped', '2026-10-05 07:00:00+00', NULL, NULL, NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', 'deactivated');
INSERT INTO public.invitations VALUES (23, 1, 14, 'after:11', 'skipped', '2026-10-05 07:00:00+00', NULL, NULL, NULL, '2026-11-04 07:00:00+00', NULL, '2026-10-05 07:00:00+00', 'chat_not_found');
INSERT INTO public.invitations VALUES (24, 1, 3, 'after:12', 'sent', '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00', '2026-10-31 07:00:00+00', '2026-11-02 07:00:00+00', '2026-11-25 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (25, 1, 20, 'joined:27', 'sent', '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00', '2026-11-14 07:00:00+00', '2026-11-16 07:00:00+00', '2026-12-09 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (26, 1, 21, 'joined:28', 'answered', '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00', '2026-11-15 07:00:00+00', NULL, '2026-12-10 07:00:00+00', '2026-11-22 16:10:00+00', '2026-11-10 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (27, 1, 29, 'joined:36', 'answered', '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00', '2026-11-15 07:00:00+00', NULL, '2026-12-10 07:00:00+00', NULL, '2026-11-10 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (28, 1, 22, 'joined:29', 'sent', '2026-11-10 07:02:04+00', '2026-11-10 07:02:04+00', '2026-11-15 07:02:04+00', '2026-11-16 07:00:00+00', '2026-12-10 07:02:04+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (29, 1, 30, 'joined:37', 'answered', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00', '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00', '2026-12-11 07:00:00+00', NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.invitations VALUES (30, 1, 31, 'joined:38', 'answered', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00', '2026-11-16 07:00:00+00', NULL, '2026-12-11 07:00:00+00', NULL, '2026-11-11 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (31, 1, 28, 'joined:35', 'answered', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-17 07:00:00+00', NULL, '2026-12-12 07:00:00+00', NULL, '2026-11-12 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (32, 1, 15, 'joined:23', 'sent', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-17 07:00:00+00', '2026-11-19 07:00:00+00', '2026-12-12 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (33, 1, 16, 'joined:24', 'sent', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-17 07:00:00+00', '2026-11-19 07:00:00+00', '2026-12-12 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (34, 1, 17, 'joined:25', 'answered', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00', '2026-11-17 07:00:00+00', NULL, '2026-12-12 07:00:00+00', NULL, '2026-11-16 07:01:00+00', NULL);
INSERT INTO public.invitations VALUES (35, 1, 1, 'after:13', 'answered', '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00', '2026-11-24 07:00:00+00', NULL, '2026-12-19 07:00:00+00', NULL, '2026-11-19 07:00:00+00', NULL);
INSERT INTO public.invitations VALUES (36, 1, 9, 'after:14', 'sent', '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00', '2026-11-25 07:00:00+00', NULL, '2026-12-20 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (37, 1, 23, 'joined:30', 'sent', '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00', '2026-11-25 07:00:00+00', NULL, '2026-12-20 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.invitations VALUES (38, 1, 18, 'joined:26', 'planned', '2026-11-23 07:30:00+00', NULL, NULL, NULL, '2026-12-23 07:30:00+00', NULL, NULL, NULL);
INSERT INTO public.kept_tallies VALUES (34, '2026-07-31 21:00:00+00', '2026-08-31 21:00:00+00', 3, 1, 0, 0);
INSERT INTO public.kept_tallies VALUES (35, '2026-07-31 21:00:00+00', '2026-08-31 21:00:00+00', 5, 1, 0, 0);
INSERT INTO public.kept_tallies VALUES (67, '2026-09-30 21:00:00+00', '2026-10-31 21:00:00+00', NULL, 1, 0, 0);
INSERT INTO public.kept_tallies VALUES (68, '2026-09-30 21:00:00+00', '2026-10-31 21:00:00+00', 3, 0, 0, 1);
INSERT INTO public.kept_tallies VALUES (69, '2026-09-30 21:00:00+00', '2026-10-31 21:00:00+00', 4, 0, 2, 0);
INSERT INTO public.kept_tallies VALUES (70, '2026-09-30 21:00:00+00', '2026-10-31 21:00:00+00', 5, 0, 1, 0);
INSERT INTO public.kept_tallies VALUES (71, '2026-08-31 21:00:00+00', '2026-09-30 21:00:00+00', NULL, 0, 0, 0);
INSERT INTO public.kept_tallies VALUES (72, '2026-06-30 21:00:00+00', '2026-09-30 21:00:00+00', NULL, 0, 3, 1);
INSERT INTO public.kept_tallies VALUES (73, '2026-06-30 21:00:00+00', '2026-09-30 21:00:00+00', 3, 2, 1, 1);
INSERT INTO public.kept_tallies VALUES (74, '2026-06-30 21:00:00+00', '2026-09-30 21:00:00+00', 4, 1, 0, 1);
INSERT INTO public.kept_tallies VALUES (75, '2026-06-30 21:00:00+00', '2026-09-30 21:00:00+00', 5, 1, 0, 1);
INSERT INTO public.kept_tallies VALUES (89, '2026-06-30 21:00:00+00', '2026-08-31 21:00:00+00', NULL, 0, 3, 1);
INSERT INTO public.kept_tallies VALUES (90, '2026-06-30 21:00:00+00', '2026-08-31 21:00:00+00', 3, 2, 1, 1);
INSERT INTO public.kept_tallies VALUES (91, '2026-06-30 21:00:00+00', '2026-08-31 21:00:00+00', 4, 1, 0, 1);
INSERT INTO public.kept_tallies VALUES (92, '2026-06-30 21:00:00+00', '2026-08-31 21:00:00+00', 5, 1, 0, 1);
INSERT INTO public.kept_tallies VALUES (93, '2026-06-30 21:00:00+00', '2026-07-31 21:00:00+00', NULL, 0, 3, 1);
INSERT INTO public.kept_tallies VALUES (94, '2026-06-30 21:00:00+00', '2026-07-31 21:00:00+00', 3, 1, 1, 1);
INSERT INTO public.kept_tallies VALUES (95, '2026-06-30 21:00:00+00', '2026-07-31 21:00:00+00', 4, 1, 0, 1);
INSERT INTO public.kept_tallies VALUES (96, '2026-06-30 21:00:00+00', '2026-07-31 21:00:00+00', 5, 0, 0, 1);
INSERT INTO public.link_attempts VALUES (99, 1, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00', 0, NULL);
INSERT INTO public.link_attempts VALUES (4503599627370495, 5, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00', 2, '2026-11-23 08:00:00+00');
INSERT INTO public.marks VALUES ('backed_up_at', '2026-11-23T07:00:00+00:00');
INSERT INTO public.marks VALUES ('bot_username', 'otklik_bot');
INSERT INTO public.marks VALUES ('cleared_up_to', '2026-11-12T07:00:00+00:00/402');
INSERT INTO public.marks VALUES ('database', '5beea49c97d24e25928cbd096046e73e');
INSERT INTO public.marks VALUES ('heard_at', '2026-11-23T07:30:00+00:00');
INSERT INTO public.marks VALUES ('held_up_to', '25');
INSERT INTO public.marks VALUES ('key_print', '229a6ac6a6952184');
INSERT INTO public.marks VALUES ('pruned_on', '2026-11-23');
INSERT INTO public.marks VALUES ('pruned_up_to', '2026-08-24T07:00:00+00:00/182');
INSERT INTO public.marks VALUES ('rehearsed_at', '2026-11-23T07:00:00+00:00');
INSERT INTO public.marks VALUES ('restored_at', '2026-11-23T07:00:00+00:00');
INSERT INTO public.marks VALUES ('restored_from', '2026-11-22T17:00:00+00:00');
INSERT INTO public.outbox VALUES (6, 'errand', 'read_list', NULL, NULL, 0, NULL, NULL, 'read_list:11:5', '2026-07-06 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-07-06 07:00:00+00', NULL, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (29, 'letter', 'thanks', NULL, 32, 0, 'thanks:1', NULL, 'thanks:1:promoter', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 27, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (37, 'letter', 'thanks', NULL, 41, 0, 'thanks:2', NULL, 'thanks:2:promoter', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 32, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (59, 'letter', 'case_ring', NULL, 22, 1, 'reply-to:case:1:staff:4', NULL, 'ring:42:38:4', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 40, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (60, 'letter', 'thanks', NULL, 42, 0, 'thanks:3', NULL, 'thanks:3:detractor', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 39, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (75, 'letter', 'case_ring', NULL, 11, 1, 'reply-to:case:2:staff:1', NULL, 'ring:51:50:1', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 52, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (76, 'letter', 'case_ring', NULL, 12, 1, 'reply-to:case:2:staff:2', NULL, 'ring:51:50:2', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 53, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (77, 'letter', 'thanks', NULL, 51, 0, 'thanks:4', NULL, 'thanks:4:detractor', '2026-07-06 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 07:00:00+00', 51, NULL, '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.outbox VALUES (121, 'letter', 'gap_nudge', NULL, 43, 3, NULL, NULL, 'gap:4', '2026-07-06 09:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 09:00:00+00', 85, NULL, '2026-07-06 09:00:00+00', '2026-07-06 09:00:00+00');
INSERT INTO public.outbox VALUES (122, 'letter', 'client_message', NULL, 11, 1, 'message:1:1', NULL, 'message:1:1', '2026-07-06 09:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 09:00:00+00', 88, NULL, '2026-07-06 09:00:00+00', '2026-07-06 09:00:00+00');
INSERT INTO public.outbox VALUES (123, 'letter', 'client_message', NULL, 12, 1, 'message:1:2', NULL, 'message:1:2', '2026-07-06 09:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-06 09:00:00+00', 89, NULL, '2026-07-06 09:00:00+00', '2026-07-06 09:00:00+00');
INSERT INTO public.outbox VALUES (125, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W28', NULL, 'summary:1:week:2026-W28', '2026-07-13 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-13 07:00:00+00', 91, NULL, '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.outbox VALUES (126, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W28', NULL, 'summary:2:week:2026-W28', '2026-07-13 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-13 07:00:00+00', 92, NULL, '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.outbox VALUES (127, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W28', NULL, 'summary:3:week:2026-W28', '2026-07-13 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-13 07:00:00+00', 93, NULL, '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.outbox VALUES (128, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W28', NULL, 'summary:4:week:2026-W28', '2026-07-13 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-13 07:00:00+00', 94, NULL, '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.outbox VALUES (130, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W29', NULL, 'summary:1:week:2026-W29', '2026-07-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-20 07:00:00+00', 95, NULL, '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.outbox VALUES (131, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W29', NULL, 'summary:2:week:2026-W29', '2026-07-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-20 07:00:00+00', 97, NULL, '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.outbox VALUES (132, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W29', NULL, 'summary:3:week:2026-W29', '2026-07-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-20 07:00:00+00', 96, NULL, '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.outbox VALUES (133, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W29', NULL, 'summary:4:week:2026-W29', '2026-07-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-20 07:00:00+00', 98, NULL, '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.outbox VALUES (134, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W30', NULL, 'summary:1:week:2026-W30', '2026-07-27 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-27 07:00:00+00', 99, NULL, '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.outbox VALUES (135, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W30', NULL, 'summary:2:week:2026-W30', '2026-07-27 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-27 07:00:00+00', 101, NULL, '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.outbox VALUES (136, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W30', NULL, 'summary:3:week:2026-W30', '2026-07-27 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-27 07:00:00+00', 100, NULL, '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.outbox VALUES (137, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W30', NULL, 'summary:4:week:2026-W30', '2026-07-27 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-27 07:00:00+00', 102, NULL, '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.outbox VALUES (145, 'letter', 'thanks', NULL, 33, 0, 'thanks:10', NULL, 'thanks:10:passive', '2026-07-28 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-07-28 07:00:00+00', 107, NULL, '2026-07-28 07:00:00+00', '2026-07-28 07:00:00+00');
INSERT INTO public.outbox VALUES (146, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W31', NULL, 'summary:1:week:2026-W31', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 110, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (147, 'letter', 'summary', NULL, 11, 2, 'summary:1:month:2026-07', NULL, 'summary:1:month:2026-07', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 114, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (148, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W31', NULL, 'summary:2:week:2026-W31', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 109, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (149, 'letter', 'summary', NULL, 12, 2, 'summary:2:month:2026-07', NULL, 'summary:2:month:2026-07', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 112, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (150, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W31', NULL, 'summary:3:week:2026-W31', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 108, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (151, 'letter', 'summary', NULL, 21, 2, 'summary:3:month:2026-07', NULL, 'summary:3:month:2026-07', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 113, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (152, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W31', NULL, 'summary:4:week:2026-W31', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 111, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (153, 'letter', 'summary', NULL, 22, 2, 'summary:4:month:2026-07', NULL, 'summary:4:month:2026-07', '2026-08-03 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-03 07:00:00+00', 115, NULL, '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.outbox VALUES (156, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W32', NULL, 'summary:1:week:2026-W32', '2026-08-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-10 07:00:00+00', 118, NULL, '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.outbox VALUES (157, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W32', NULL, 'summary:2:week:2026-W32', '2026-08-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-10 07:00:00+00', 117, NULL, '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.outbox VALUES (158, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W32', NULL, 'summary:3:week:2026-W32', '2026-08-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-10 07:00:00+00', 116, NULL, '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.outbox VALUES (159, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W32', NULL, 'summary:4:week:2026-W32', '2026-08-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-10 07:00:00+00', 119, NULL, '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.outbox VALUES (160, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W33', NULL, 'summary:1:week:2026-W33', '2026-08-17 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-17 07:00:00+00', 121, NULL, '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.outbox VALUES (161, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W33', NULL, 'summary:2:week:2026-W33', '2026-08-17 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-17 07:00:00+00', 120, NULL, '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.outbox VALUES (162, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W33', NULL, 'summary:3:week:2026-W33', '2026-08-17 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-17 07:00:00+00', 122, NULL, '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.outbox VALUES (163, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W33', NULL, 'summary:4:week:2026-W33', '2026-08-17 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-17 07:00:00+00', 123, NULL, '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.outbox VALUES (170, 'letter', 'thanks', NULL, 31, 0, 'thanks:11', NULL, 'thanks:11:promoter', '2026-08-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-20 07:00:00+00', 129, NULL, '2026-08-20 07:00:00+00', '2026-08-20 07:00:00+00');
INSERT INTO public.outbox VALUES (178, 'letter', 'thanks', NULL, 52, 0, 'thanks:12', NULL, 'thanks:12:promoter', '2026-08-22 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-22 07:00:00+00', 134, NULL, '2026-08-22 07:00:00+00', '2026-08-22 07:00:00+00');
INSERT INTO public.outbox VALUES (179, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W34', NULL, 'summary:1:week:2026-W34', '2026-08-24 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-24 07:00:00+00', 135, NULL, '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.outbox VALUES (180, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W34', NULL, 'summary:2:week:2026-W34', '2026-08-24 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-24 07:00:00+00', 137, NULL, '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.outbox VALUES (181, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W34', NULL, 'summary:3:week:2026-W34', '2026-08-24 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-24 07:00:00+00', 136, NULL, '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.outbox VALUES (182, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W34', NULL, 'summary:4:week:2026-W34', '2026-08-24 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-24 07:00:00+00', 138, NULL, '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.outbox VALUES (183, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W35', NULL, 'summary:1:week:2026-W35', '2026-08-31 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-31 07:00:00+00', 139, NULL, '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.outbox VALUES (184, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W35', NULL, 'summary:2:week:2026-W35', '2026-08-31 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-31 07:00:00+00', 141, NULL, '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.outbox VALUES (185, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W35', NULL, 'summary:3:week:2026-W35', '2026-08-31 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-31 07:00:00+00', 140, NULL, '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.outbox VALUES (186, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W35', NULL, 'summary:4:week:2026-W35', '2026-08-31 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-08-31 07:00:00+00', 142, NULL, '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.outbox VALUES (187, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W36', NULL, 'summary:1:week:2026-W36', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 145, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (188, 'letter', 'summary', NULL, 11, 2, 'summary:1:month:2026-08', NULL, 'summary:1:month:2026-08', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 149, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (189, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W36', NULL, 'summary:2:week:2026-W36', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 144, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (190, 'letter', 'summary', NULL, 12, 2, 'summary:2:month:2026-08', NULL, 'summary:2:month:2026-08', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 148, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (191, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W36', NULL, 'summary:3:week:2026-W36', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 143, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (192, 'letter', 'summary', NULL, 21, 2, 'summary:3:month:2026-08', NULL, 'summary:3:month:2026-08', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 147, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (193, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W36', NULL, 'summary:4:week:2026-W36', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 146, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (194, 'letter', 'summary', NULL, 22, 2, 'summary:4:month:2026-08', NULL, 'summary:4:month:2026-08', '2026-09-07 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-07 07:00:00+00', 150, NULL, '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.outbox VALUES (195, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W37', NULL, 'summary:1:week:2026-W37', '2026-09-14 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-14 07:00:00+00', 153, NULL, '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.outbox VALUES (196, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W37', NULL, 'summary:2:week:2026-W37', '2026-09-14 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-14 07:00:00+00', 152, NULL, '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.outbox VALUES (197, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W37', NULL, 'summary:3:week:2026-W37', '2026-09-14 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-14 07:00:00+00', 151, NULL, '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.outbox VALUES (198, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W37', NULL, 'summary:4:week:2026-W37', '2026-09-14 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-14 07:00:00+00', 154, NULL, '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.outbox VALUES (199, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W38', NULL, 'summary:1:week:2026-W38', '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 07:00:00+00', 156, NULL, '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.outbox VALUES (200, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W38', NULL, 'summary:2:week:2026-W38', '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 07:00:00+00', 157, NULL, '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.outbox VALUES (201, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W38', NULL, 'summary:3:week:2026-W38', '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 07:00:00+00', 155, NULL, '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.outbox VALUES (202, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W38', NULL, 'summary:4:week:2026-W38', '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 07:00:00+00', 158, NULL, '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.outbox VALUES (203, 'method', 'sendMessage', NULL, NULL, 0, NULL, NULL, NULL, '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 07:00:00+00', 160, NULL, '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.outbox VALUES (204, 'card', 'case', NULL, 21, 1, 'case:4:staff:3', 'case:4:staff:3', NULL, '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:00:00+00', 63, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (205, 'letter', 'erased_quote', NULL, 21, 2, NULL, NULL, 'erased:21:67', '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:00:00+00', 67, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (206, 'letter', 'erased_quote', NULL, 21, 2, NULL, NULL, 'erased:21:69', '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:00:00+00', 69, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (207, 'errand', 'log_erasures', NULL, NULL, 0, NULL, NULL, NULL, '2026-09-21 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-09-21 07:00:00+00', NULL, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (208, 'letter', 'notice', NULL, 21, 1, NULL, NULL, NULL, '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:00:00+00', 161, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (209, 'method', 'editMessageReplyMarkup', NULL, NULL, 0, NULL, NULL, NULL, '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:00:00+00', 160, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (210, 'method', 'deleteMyCommands', NULL, NULL, 0, NULL, NULL, NULL, '2026-09-21 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:00:00+00', NULL, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (211, 'method', 'sendMessage', NULL, NULL, 0, NULL, NULL, NULL, '2026-09-21 07:00:00+00', '2026-09-21 08:00:00+00', NULL, 'expired', 1, 0, 0, '2026-09-21 09:00:00+00', NULL, NULL, '2026-09-21 07:00:00+00', '2026-09-21 09:00:00+00');
INSERT INTO public.outbox VALUES (212, 'card', 'case', NULL, 21, 1, 'case:4:staff:3', 'case:4:staff:3', NULL, '2026-09-21 09:05:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-21 09:05:00+00', NULL, NULL, '2026-09-21 09:05:00+00', '2026-09-21 09:05:00+00');
INSERT INTO public.outbox VALUES (213, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W39', NULL, 'summary:1:week:2026-W39', '2026-09-28 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-28 07:00:00+00', 164, NULL, '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.outbox VALUES (214, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W39', NULL, 'summary:2:week:2026-W39', '2026-09-28 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-28 07:00:00+00', 162, NULL, '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.outbox VALUES (215, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W39', NULL, 'summary:3:week:2026-W39', '2026-09-28 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-28 07:00:00+00', 163, NULL, '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.outbox VALUES (216, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W39', NULL, 'summary:4:week:2026-W39', '2026-09-28 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-09-28 07:00:00+00', 165, NULL, '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.outbox VALUES (217, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W40', NULL, 'summary:1:week:2026-W40', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 175, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (218, 'letter', 'summary', NULL, 11, 2, 'summary:1:month:2026-09', NULL, 'summary:1:month:2026-09', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 178, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (219, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W40', NULL, 'summary:2:week:2026-W40', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 173, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (220, 'letter', 'summary', NULL, 12, 2, 'summary:2:month:2026-09', NULL, 'summary:2:month:2026-09', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 177, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (221, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W40', NULL, 'summary:3:week:2026-W40', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 174, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (222, 'letter', 'summary', NULL, 21, 2, 'summary:3:month:2026-09', NULL, 'summary:3:month:2026-09', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 179, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (223, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W40', NULL, 'summary:4:week:2026-W40', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 176, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (224, 'letter', 'summary', NULL, 22, 2, 'summary:4:month:2026-09', NULL, 'summary:4:month:2026-09', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 180, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (225, 'card', 'question', NULL, 32, 3, 'ask:15:1', 'ask:15:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 166, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (226, 'card', 'question', NULL, 41, 3, 'ask:16:1', 'ask:16:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 167, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (227, 'card', 'question', NULL, 42, 3, 'ask:17:1', 'ask:17:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 168, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (228, 'card', 'question', NULL, 43, 3, 'ask:18:1', 'ask:18:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 169, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (229, 'card', 'question', NULL, 51, 3, 'ask:19:1', 'ask:19:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 170, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (230, 'card', 'question', NULL, 61, 3, 'ask:20:1', 'ask:20:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 171, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (231, 'card', 'question', NULL, 71, 3, 'ask:21:1', 'ask:21:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 172, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (232, 'card', 'question', NULL, 73, 3, 'ask:22:1', 'ask:22:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'never', 1, 0, 0, '2026-10-05 07:00:00+00', NULL, 'Forbidden: user is deactivated', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (233, 'card', 'question', NULL, 74, 3, 'ask:23:1', 'ask:23:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'never', 1, 0, 0, '2026-10-05 07:00:00+00', NULL, 'Bad Request: chat not found', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (234, 'card', 'question', NULL, 32, 0, 'ask:15:1', 'ask:15:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 166, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (235, 'letter', 'gap_nudge', NULL, 32, 3, NULL, NULL, 'gap:15', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 187, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (236, 'letter', 'gap_nudge', NULL, 41, 3, NULL, NULL, 'gap:16', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 181, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (237, 'letter', 'gap_nudge', NULL, 42, 3, NULL, NULL, 'gap:17', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 182, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (238, 'letter', 'gap_nudge', NULL, 43, 3, NULL, NULL, 'gap:18', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 183, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (239, 'letter', 'gap_nudge', NULL, 51, 3, NULL, NULL, 'gap:19', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 184, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (240, 'letter', 'gap_nudge', NULL, 61, 3, NULL, NULL, 'gap:20', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 185, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (241, 'letter', 'gap_nudge', NULL, 71, 3, NULL, NULL, 'gap:21', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 186, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (242, 'card', 'question', NULL, 42, 0, 'ask:17:1', 'ask:17:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 168, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (243, 'card', 'question', NULL, 51, 0, 'ask:19:1', 'ask:19:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 170, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (244, 'card', 'question', NULL, 61, 0, 'ask:20:1', 'ask:20:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 171, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (245, 'card', 'question', NULL, 41, 0, 'ask:16:1', 'ask:16:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 167, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (246, 'card', 'question', NULL, 41, 0, 'ask:16:1', 'ask:16:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 167, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (247, 'card', 'why', NULL, 41, 0, 'why:13', 'why:13', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 189, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (248, 'letter', 'thanks', NULL, 41, 0, 'thanks:13', NULL, 'thanks:13:passive', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 191, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (249, 'card', 'question', NULL, 32, 0, 'ask:15:1', 'ask:15:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 166, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (250, 'card', 'why', NULL, 32, 0, 'why:14', 'why:14', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 193, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (251, 'card', 'case', NULL, 21, 1, 'case:5:staff:3', 'case:5:staff:3', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 192, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (252, 'card', 'why', NULL, 32, 0, 'why:14', 'why:14', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 193, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (253, 'card', 'case', NULL, 11, 1, 'case:5:staff:1', 'case:5:staff:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 194, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (254, 'card', 'case', NULL, 12, 1, 'case:5:staff:2', 'case:5:staff:2', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 195, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (255, 'card', 'case', NULL, 21, 1, 'case:5:staff:3', 'case:5:staff:3', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 192, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (256, 'card', 'case', NULL, 11, 1, 'case:5:staff:1', 'case:5:staff:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 194, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (257, 'card', 'case', NULL, 12, 1, 'case:5:staff:2', 'case:5:staff:2', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 195, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (258, 'card', 'case', NULL, 21, 1, 'case:5:staff:3', 'case:5:staff:3', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 192, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (259, 'letter', 'case_ring', NULL, 11, 1, 'reply-to:case:5:staff:1', NULL, 'ring:32:196:1', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 198, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (260, 'letter', 'case_ring', NULL, 12, 1, 'reply-to:case:5:staff:2', NULL, 'ring:32:196:2', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 199, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (261, 'letter', 'case_ring', NULL, 21, 1, 'reply-to:case:5:staff:3', NULL, 'ring:32:196:3', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 200, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (262, 'letter', 'thanks', NULL, 32, 0, 'thanks:14', NULL, 'thanks:14:detractor', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 197, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (263, 'card', 'case', NULL, 11, 1, 'case:5:staff:1', 'case:5:staff:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 194, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (264, 'card', 'case', NULL, 12, 1, 'case:5:staff:2', 'case:5:staff:2', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 195, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (265, 'card', 'case', NULL, 21, 1, 'case:5:staff:3', 'case:5:staff:3', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 192, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (266, 'letter', 'case_part', NULL, 11, 1, 'reply-to:case:5:staff:1', NULL, 'part:32:201:1', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 202, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (267, 'letter', 'case_part', NULL, 12, 1, 'reply-to:case:5:staff:2', NULL, 'part:32:201:2', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 203, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (268, 'letter', 'case_part', NULL, 21, 1, 'reply-to:case:5:staff:3', NULL, 'part:32:201:3', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 204, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (269, 'letter', 'why_finished', NULL, 32, 0, NULL, NULL, NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 193, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (270, 'card', 'question', NULL, 42, 0, 'ask:17:1', 'ask:17:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 168, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (271, 'card', 'why', NULL, 42, 0, 'why:15', 'why:15', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 205, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (272, 'card', 'case', NULL, 22, 1, 'case:1:staff:4', 'case:1:staff:4', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 37, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (273, 'letter', 'case_ring', NULL, 22, 1, 'reply-to:case:1:staff:4', NULL, 'ring:score:15:2026-10-05T07:00:00+00:00:4', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 206, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (274, 'letter', 'why_finished', NULL, 42, 0, NULL, NULL, NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 205, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (275, 'letter', 'thanks', NULL, 42, 0, 'thanks:15', NULL, 'thanks:15:detractor', '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 207, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (276, 'letter', 'question_again', NULL, 42, 0, NULL, NULL, NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 168, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (277, 'card', 'question', NULL, 42, 0, 'ask:17:1', 'ask:17:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 168, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (278, 'card', 'why', NULL, 42, 0, 'why:15', 'why:15', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 205, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (279, 'card', 'case', NULL, 22, 1, 'case:1:staff:4', 'case:1:staff:4', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 37, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (280, 'card', 'question', NULL, 61, 0, 'ask:20:1', 'ask:20:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 171, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (281, 'card', 'why', NULL, 61, 0, 'why:16', 'why:16', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 208, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (282, 'card', 'question', NULL, 43, 0, 'ask:18:1', 'ask:18:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 169, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (283, 'card', 'case', NULL, 11, 1, 'case:5:staff:1', 'case:5:staff:1', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 194, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (284, 'card', 'case', NULL, 12, 1, 'case:5:staff:2', 'case:5:staff:2', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 195, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (285, 'card', 'case', NULL, 21, 1, 'case:5:staff:3', 'case:5:staff:3', NULL, '2026-10-05 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-05 07:00:00+00', 192, NULL, '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.outbox VALUES (286, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W41', NULL, 'summary:1:week:2026-W41', '2026-10-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-12 07:00:00+00', 213, NULL, '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.outbox VALUES (287, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W41', NULL, 'summary:2:week:2026-W41', '2026-10-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-12 07:00:00+00', 212, NULL, '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.outbox VALUES (288, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W41', NULL, 'summary:3:week:2026-W41', '2026-10-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-12 07:00:00+00', 211, NULL, '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.outbox VALUES (289, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W41', NULL, 'summary:4:week:2026-W41', '2026-10-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-12 07:00:00+00', 214, NULL, '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.outbox VALUES (290, 'card', 'question', NULL, 51, 3, 'ask:19:2026-10-12', 'ask:19:2026-10-12', NULL, '2026-10-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-12 07:00:00+00', 209, NULL, '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.outbox VALUES (291, 'card', 'question', NULL, 71, 3, 'ask:21:2026-10-12', 'ask:21:2026-10-12', NULL, '2026-10-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-12 07:00:00+00', 210, NULL, '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.outbox VALUES (292, 'card', 'question', NULL, 51, 0, 'ask:19:1', 'ask:19:1', NULL, '2026-10-15 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-15 07:00:00+00', 170, NULL, '2026-10-15 07:00:00+00', '2026-10-15 07:00:00+00');
INSERT INTO public.outbox VALUES (293, 'card', 'question', NULL, 51, 0, 'ask:19:2026-10-12', 'ask:19:2026-10-12', NULL, '2026-10-15 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-15 07:00:00+00', 209, NULL, '2026-10-15 07:00:00+00', '2026-10-15 07:00:00+00');
INSERT INTO public.outbox VALUES (294, 'card', 'why', NULL, 51, 0, 'why:17', 'why:17', NULL, '2026-10-15 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-15 07:00:00+00', 215, NULL, '2026-10-15 07:00:00+00', '2026-10-15 07:00:00+00');
INSERT INTO public.outbox VALUES (295, 'letter', 'why_finished', NULL, 51, 0, NULL, NULL, NULL, '2026-10-15 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-15 07:00:00+00', 215, NULL, '2026-10-15 07:00:00+00', '2026-10-15 07:00:00+00');
INSERT INTO public.outbox VALUES (296, 'letter', 'thanks', NULL, 51, 0, 'thanks:17', NULL, 'thanks:17:passive', '2026-10-15 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-15 07:00:00+00', 216, NULL, '2026-10-15 07:00:00+00', '2026-10-15 07:00:00+00');
INSERT INTO public.outbox VALUES (297, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W42', NULL, 'summary:1:week:2026-W42', '2026-10-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-19 07:00:00+00', 219, NULL, '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.outbox VALUES (298, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W42', NULL, 'summary:2:week:2026-W42', '2026-10-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-19 07:00:00+00', 218, NULL, '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.outbox VALUES (299, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W42', NULL, 'summary:3:week:2026-W42', '2026-10-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-19 07:00:00+00', 217, NULL, '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.outbox VALUES (300, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W42', NULL, 'summary:4:week:2026-W42', '2026-10-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-19 07:00:00+00', 220, NULL, '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.outbox VALUES (301, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W43', NULL, 'summary:1:week:2026-W43', '2026-10-26 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-26 07:00:00+00', 223, NULL, '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.outbox VALUES (302, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W43', NULL, 'summary:2:week:2026-W43', '2026-10-26 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-26 07:00:00+00', 222, NULL, '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.outbox VALUES (303, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W43', NULL, 'summary:3:week:2026-W43', '2026-10-26 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-26 07:00:00+00', 224, NULL, '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.outbox VALUES (304, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W43', NULL, 'summary:4:week:2026-W43', '2026-10-26 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-26 07:00:00+00', 225, NULL, '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.outbox VALUES (305, 'card', 'question', NULL, 33, 3, 'ask:24:1', 'ask:24:1', NULL, '2026-10-26 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-10-26 07:00:00+00', 221, NULL, '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.outbox VALUES (306, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W44', NULL, 'summary:1:week:2026-W44', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 227, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (307, 'letter', 'summary', NULL, 11, 2, 'summary:1:month:2026-10', NULL, 'summary:1:month:2026-10', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 231, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (308, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W44', NULL, 'summary:2:week:2026-W44', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 228, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (309, 'letter', 'summary', NULL, 12, 2, 'summary:2:month:2026-10', NULL, 'summary:2:month:2026-10', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 232, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (310, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W44', NULL, 'summary:3:week:2026-W44', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 229, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (311, 'letter', 'summary', NULL, 21, 2, 'summary:3:month:2026-10', NULL, 'summary:3:month:2026-10', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 233, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (312, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W44', NULL, 'summary:4:week:2026-W44', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 230, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (313, 'letter', 'summary', NULL, 22, 2, 'summary:4:month:2026-10', NULL, 'summary:4:month:2026-10', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 234, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (314, 'card', 'question', NULL, 33, 3, 'ask:24:2026-11-02', 'ask:24:2026-11-02', NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 226, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (315, 'method', 'sendMessage', NULL, 11, 0, NULL, NULL, NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 236, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (316, 'errand', 'read_list', NULL, NULL, 0, NULL, NULL, 'read_list:11:235', '2026-11-02 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-02 07:00:00+00', NULL, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (317, 'letter', 'gap_nudge', NULL, 33, 3, NULL, NULL, 'gap:24', '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 237, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (318, 'letter', 'import_plan', NULL, 11, 0, NULL, NULL, NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 238, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (319, 'method', 'editMessageText', NULL, 11, 0, NULL, NULL, NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 238, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (320, 'letter', 'links_file', NULL, 11, 0, NULL, NULL, NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 239, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (321, 'letter', 'invite_intro', NULL, 11, 0, NULL, NULL, NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 240, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (322, 'letter', 'invite_message', NULL, 11, 0, NULL, NULL, NULL, '2026-11-02 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-02 07:00:00+00', 241, NULL, '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.outbox VALUES (323, 'card', 'question', NULL, 71, 3, 'ask:21:1', 'ask:21:1', NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'dropped', 1, 0, 0, '2026-11-09 07:00:00+00', NULL, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (324, 'card', 'question', NULL, 71, 3, 'ask:21:2026-10-12', 'ask:21:2026-10-12', NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'dropped', 1, 0, 0, '2026-11-09 07:00:00+00', NULL, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (325, 'letter', 'summary', NULL, 11, 2, 'summary:1:week:2026-W45', NULL, 'summary:1:week:2026-W45', '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 244, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (326, 'letter', 'summary', NULL, 12, 2, 'summary:2:week:2026-W45', NULL, 'summary:2:week:2026-W45', '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 242, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (327, 'letter', 'summary', NULL, 21, 2, 'summary:3:week:2026-W45', NULL, 'summary:3:week:2026-W45', '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 243, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (328, 'letter', 'summary', NULL, 22, 2, 'summary:4:week:2026-W45', NULL, 'summary:4:week:2026-W45', '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 245, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (329, 'method', 'sendMessage', NULL, 23, 0, NULL, NULL, NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 247, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (330, 'method', 'setMyCommands', NULL, 23, 2, NULL, NULL, NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', NULL, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (331, 'letter', 'consent', NULL, 81, 0, NULL, NULL, NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 249, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (332, 'method', 'editMessageText', NULL, 81, 0, NULL, NULL, NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 249, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (333, 'card', 'question', NULL, 81, 0, 'ask:25:1', 'ask:25:1', NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', 250, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (334, 'method', 'setMyCommands', NULL, 81, 2, NULL, NULL, NULL, '2026-11-09 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-09 07:00:00+00', NULL, NULL, '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.outbox VALUES (335, 'letter', 'consent', NULL, 82, 0, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 252, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (336, 'letter', 'gap_nudge', NULL, 81, 3, NULL, NULL, 'gap:25', '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 253, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (337, 'method', 'editMessageText', NULL, 82, 0, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 252, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (338, 'card', 'question', NULL, 82, 0, 'ask:26:1', 'ask:26:1', NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 254, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (339, 'method', 'setMyCommands', NULL, 82, 2, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', NULL, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (340, 'card', 'question', NULL, 82, 0, 'ask:26:1', 'ask:26:1', NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 254, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (341, 'card', 'why', NULL, 82, 0, 'why:18', 'why:18', NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 255, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (342, 'letter', 'why_finished', NULL, 82, 0, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 255, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (343, 'letter', 'thanks', NULL, 82, 0, 'thanks:18', NULL, 'thanks:18:promoter', '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 256, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (344, 'letter', 'consent', NULL, 90, 0, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 258, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (345, 'method', 'editMessageText', NULL, 90, 0, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 258, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (346, 'card', 'question', NULL, 90, 0, 'ask:27:1', 'ask:27:1', NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 259, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (347, 'method', 'setMyCommands', NULL, 90, 2, NULL, NULL, NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', NULL, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (348, 'card', 'question', NULL, 90, 0, 'ask:27:1', 'ask:27:1', NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 259, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (349, 'card', 'why', NULL, 90, 0, 'why:19', 'why:19', NULL, '2026-11-10 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:00+00', 261, NULL, '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00');
INSERT INTO public.outbox VALUES (350, 'card', 'case', NULL, 23, 1, 'case:6:staff:6', 'case:6:staff:6', NULL, '2026-11-10 07:00:00+00', NULL, '2026-11-10 07:00:01+00', 'unsure', 2, 2, 0, '2026-11-10 07:00:31+00', NULL, 'ServerDisconnectedError', '2026-11-10 07:00:00+00', '2026-11-10 07:00:31+00');
INSERT INTO public.outbox VALUES (351, 'card', 'case', NULL, 11, 1, 'case:6:staff:1', 'case:6:staff:1', NULL, '2026-11-10 07:00:31+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:31+00', 263, NULL, '2026-11-10 07:00:31+00', '2026-11-10 07:00:31+00');
INSERT INTO public.outbox VALUES (352, 'card', 'case', NULL, 12, 1, 'case:6:staff:2', 'case:6:staff:2', NULL, '2026-11-10 07:00:31+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:00:31+00', 264, NULL, '2026-11-10 07:00:31+00', '2026-11-10 07:00:31+00');
INSERT INTO public.outbox VALUES (353, 'letter', 'consent', NULL, 83, 0, NULL, NULL, NULL, '2026-11-10 07:02:04+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:02:04+00', 266, NULL, '2026-11-10 07:02:04+00', '2026-11-10 07:02:04+00');
INSERT INTO public.outbox VALUES (354, 'method', 'editMessageText', NULL, 83, 0, NULL, NULL, NULL, '2026-11-10 07:02:04+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:02:04+00', 266, NULL, '2026-11-10 07:02:04+00', '2026-11-10 07:02:04+00');
INSERT INTO public.outbox VALUES (355, 'card', 'question', NULL, 83, 0, 'ask:28:1', 'ask:28:1', NULL, '2026-11-10 07:02:04+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:02:04+00', 267, NULL, '2026-11-10 07:02:04+00', '2026-11-10 07:02:04+00');
INSERT INTO public.outbox VALUES (356, 'method', 'setMyCommands', NULL, 83, 2, NULL, NULL, NULL, '2026-11-10 07:02:04+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-10 07:02:04+00', NULL, NULL, '2026-11-10 07:02:04+00', '2026-11-10 07:02:04+00');
INSERT INTO public.outbox VALUES (357, 'letter', 'consent', NULL, 91, 0, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 269, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (358, 'letter', 'gap_nudge', NULL, 83, 3, NULL, NULL, 'gap:28', '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 270, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (359, 'method', 'editMessageText', NULL, 91, 0, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 269, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (360, 'card', 'question', NULL, 91, 0, 'ask:29:1', 'ask:29:1', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 271, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (361, 'method', 'setMyCommands', NULL, 91, 2, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', NULL, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (362, 'letter', 'consent', NULL, NULL, 0, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 273, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (363, 'method', 'editMessageText', NULL, NULL, 0, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 273, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (364, 'card', 'question', NULL, NULL, 0, 'ask:30:1', 'ask:30:1', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 274, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (365, 'method', 'setMyCommands', NULL, NULL, 2, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', NULL, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (366, 'card', 'question', NULL, NULL, 0, 'ask:30:1', 'ask:30:1', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 274, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (367, 'card', 'why', NULL, NULL, 0, 'why:20', 'why:20', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 276, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (368, 'card', 'case', NULL, 23, 1, 'case:7:staff:6', 'case:7:staff:6', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 275, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (369, 'card', 'case', NULL, 23, 1, 'case:7:staff:6', 'case:7:staff:6', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 275, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (370, 'letter', 'case_ring', NULL, 23, 1, 'reply-to:case:7:staff:6', NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 279, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (371, 'letter', 'thanks', NULL, NULL, 0, 'thanks:20', NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 278, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (372, 'card', 'case', NULL, 23, 1, 'case:7:staff:6', 'case:7:staff:6', NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 275, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (373, 'letter', 'case_part', NULL, 23, 1, 'reply-to:case:7:staff:6', NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 281, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (374, 'letter', 'why_finished', NULL, NULL, 0, NULL, NULL, NULL, '2026-11-11 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 07:00:00+00', 276, NULL, '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00');
INSERT INTO public.outbox VALUES (375, 'letter', 'client_message', NULL, 23, 1, 'message:2:6', NULL, 'message:2:6', '2026-11-11 10:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 10:00:00+00', 284, NULL, '2026-11-11 10:00:00+00', '2026-11-11 10:00:00+00');
INSERT INTO public.outbox VALUES (376, 'method', 'sendMessage', NULL, NULL, 0, NULL, NULL, NULL, '2026-11-11 10:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 10:00:00+00', 283, NULL, '2026-11-11 10:00:00+00', '2026-11-11 10:00:00+00');
INSERT INTO public.outbox VALUES (377, 'letter', 'gap_nudge', NULL, 91, 3, NULL, NULL, 'gap:29', '2026-11-11 10:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 10:00:00+00', 285, NULL, '2026-11-11 10:00:00+00', '2026-11-11 10:00:00+00');
INSERT INTO public.outbox VALUES (378, 'letter', 'client_message', NULL, 23, 1, 'message:3:6', NULL, 'message:3:6', '2026-11-11 10:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 10:00:00+00', 288, NULL, '2026-11-11 10:00:00+00', '2026-11-11 10:00:00+00');
INSERT INTO public.outbox VALUES (379, 'letter', 'client_copy', NULL, 23, 1, 'copy-of:message:3:6', NULL, 'message:3:6:copy', '2026-11-11 10:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 10:00:00+00', 289, NULL, '2026-11-11 10:00:00+00', '2026-11-11 10:00:00+00');
INSERT INTO public.outbox VALUES (380, 'method', 'sendMessage', NULL, NULL, 0, NULL, NULL, NULL, '2026-11-11 10:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-11 10:00:00+00', 287, NULL, '2026-11-11 10:00:00+00', '2026-11-11 10:00:00+00');
INSERT INTO public.outbox VALUES (381, 'letter', 'consent', NULL, 89, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 291, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (382, 'method', 'editMessageText', NULL, 89, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 291, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (383, 'card', 'question', NULL, 89, 0, 'ask:31:1', 'ask:31:1', NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 292, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (384, 'method', 'setMyCommands', NULL, 89, 2, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', NULL, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (385, 'card', 'question', NULL, 89, 0, 'ask:31:1', 'ask:31:1', NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 292, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (386, 'card', 'why', NULL, 89, 0, 'why:21', 'why:21', NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 293, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (387, 'letter', 'why_finished', NULL, 89, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 293, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (388, 'letter', 'thanks', NULL, 89, 0, 'thanks:21', NULL, 'thanks:21:promoter', '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 294, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (389, 'letter', 'consent', NULL, 44, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 296, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (390, 'method', 'editMessageText', NULL, 44, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 296, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (391, 'card', 'question', NULL, 44, 0, 'ask:32:1', 'ask:32:1', NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 297, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (392, 'method', 'setMyCommands', NULL, 44, 2, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', NULL, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (393, 'letter', 'consent', NULL, 44, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 299, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (394, 'method', 'editMessageText', NULL, 44, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 299, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (395, 'card', 'question', NULL, 44, 0, 'ask:33:1', 'ask:33:1', NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 300, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (396, 'method', 'setMyCommands', NULL, 44, 2, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', NULL, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (397, 'letter', 'consent', NULL, 93, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 302, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (398, 'method', 'editMessageText', NULL, 93, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 302, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (399, 'card', 'question', NULL, 93, 0, 'ask:34:1', 'ask:34:1', NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 303, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (400, 'method', 'setMyCommands', NULL, 93, 2, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', NULL, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (401, 'letter', 'consent', NULL, 86, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 305, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (402, 'method', 'sendMessage', NULL, 86, 0, NULL, NULL, NULL, '2026-11-12 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-12 07:00:00+00', 306, NULL, '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00');
INSERT INTO public.outbox VALUES (403, 'letter', 'summary', '{"period":"week:2026-W46","staff":1}', 11, 2, 'summary:1:week:2026-W46', NULL, 'summary:1:week:2026-W46', '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 311, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (404, 'letter', 'summary', '{"period":"week:2026-W46","staff":2}', 12, 2, 'summary:2:week:2026-W46', NULL, 'summary:2:week:2026-W46', '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 313, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (405, 'letter', 'summary', '{"period":"week:2026-W46","staff":3}', 21, 2, 'summary:3:week:2026-W46', NULL, 'summary:3:week:2026-W46', '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 312, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (406, 'letter', 'summary', '{"period":"week:2026-W46","staff":4}', 22, 2, 'summary:4:week:2026-W46', NULL, 'summary:4:week:2026-W46', '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 314, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (407, 'letter', 'summary', '{"period":"week:2026-W46","staff":6}', 23, 2, 'summary:6:week:2026-W46', NULL, 'summary:6:week:2026-W46', '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 315, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (408, 'card', 'question', '{"invitation":25,"reminder":true}', 81, 3, 'ask:25:2026-11-16', 'ask:25:2026-11-16', NULL, '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 308, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (409, 'card', 'question', '{"invitation":28,"reminder":true}', 83, 3, 'ask:28:2026-11-16', 'ask:28:2026-11-16', NULL, '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 309, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (410, 'card', 'question', '{"invitation":29,"reminder":true}', 91, 3, 'ask:29:2026-11-16', 'ask:29:2026-11-16', NULL, '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 310, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (411, 'letter', 'consent', '{"enrolment":32,"again":true,"preview":false}', 86, 0, NULL, NULL, NULL, '2026-11-16 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:00:00+00', 307, NULL, '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.outbox VALUES (412, 'method', 'sendMessage', '{"chat_id":11,"text":"Читаю «передача.csv»…","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 11, 0, NULL, NULL, NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 317, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (413, 'errand', 'read_list', '{"file_id":"BQACAgREeBrGtGf7_zigIFtXa5CxJZLBnLxhntImhS2a1baLlER4Gsa0Z_v_OKAgW1drkL","file_name":"передача.csv","staff":1,"chat_id":11}', NULL, 0, NULL, NULL, 'read_list:11:316', '2026-11-16 07:01:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-16 07:01:00+00', NULL, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (414, 'letter', 'import_plan', '{"import_id":3}', 11, 0, NULL, NULL, NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 318, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (415, 'method', 'editMessageText', '{"text":"Готово: <b>0 новых</b>, 0 изменено, 2 без изменений.\nКомпании: 0 новых, 2 изменены.","chat_id":11,"message_id":318,"parse_mode":"HTML"}', 11, 0, NULL, NULL, NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 318, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (416, 'card', 'case', '{"case":1,"staff":4}', 22, 1, 'case:1:staff:4', 'case:1:staff:4', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 37, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (417, 'card', 'case', '{"case":1,"staff":3}', 21, 1, 'case:1:staff:3', 'case:1:staff:3', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 319, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (418, 'card', 'case', '{"case":6,"staff":6}', 23, 1, 'case:6:staff:6', 'case:6:staff:6', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 320, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (419, 'card', 'case', '{"case":6,"staff":1}', 11, 1, 'case:6:staff:1', 'case:6:staff:1', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 263, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (420, 'card', 'case', '{"case":6,"staff":2}', 12, 1, 'case:6:staff:2', 'case:6:staff:2', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 264, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (421, 'card', 'case', '{"case":6,"staff":3}', 21, 1, 'case:6:staff:3', 'case:6:staff:3', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 321, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (422, 'card', 'case', '{"case":7,"staff":6}', 23, 1, 'case:7:staff:6', 'case:7:staff:6', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 275, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (423, 'card', 'case', '{"case":7,"staff":3}', 21, 1, 'case:7:staff:3', 'case:7:staff:3', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 322, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (424, 'letter', 'case_part', '{"case":7,"staff":3,"source":280}', 21, 1, 'reply-to:case:7:staff:3', NULL, NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 323, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (425, 'letter', 'nps', '{"period":"quarter:2026-Q4","staff":6,"edit":null,"view":"figures"}', 23, 0, NULL, NULL, NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'dropped', 1, 0, 0, '2026-11-16 07:01:00+00', NULL, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (426, 'card', 'question', '{"invitation":34}', 93, 0, 'ask:34:1', 'ask:34:1', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 303, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (427, 'card', 'why', '{"response":22}', 93, 0, 'why:22', 'why:22', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 325, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (428, 'card', 'case', '{"case":8,"staff":4}', 22, 1, 'case:8:staff:4', 'case:8:staff:4', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'never', 1, 0, 0, '2026-11-16 07:01:00+00', NULL, 'Forbidden: bot was blocked by the user', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (429, 'letter', 'notice', '{"key":"manager-unreachable","args":{"name":"Игорь Волков","reason":"blocked"},"about":null}', 11, 1, NULL, NULL, 'unreachable:4:2026-11-16T07:01:00+00:00:1', '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 326, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (430, 'letter', 'notice', '{"key":"manager-unreachable","args":{"name":"Игорь Волков","reason":"blocked"},"about":null}', 12, 1, NULL, NULL, 'unreachable:4:2026-11-16T07:01:00+00:00:2', '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 327, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (431, 'card', 'case', '{"case":8,"staff":1}', 11, 1, 'case:8:staff:1', 'case:8:staff:1', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 328, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (432, 'card', 'case', '{"case":8,"staff":2}', 12, 1, 'case:8:staff:2', 'case:8:staff:2', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 329, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (433, 'card', 'case', '{"case":1,"staff":3}', 21, 1, 'case:1:staff:3', 'case:1:staff:3', NULL, '2026-11-16 07:01:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-16 07:01:00+00', 319, NULL, '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00');
INSERT INTO public.outbox VALUES (434, 'card', 'question', '{"invitation":32,"reminder":true}', 44, 3, 'ask:32:2026-11-19', 'ask:32:2026-11-19', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 330, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (435, 'card', 'question', '{"invitation":33,"reminder":true}', 44, 3, 'ask:33:2026-11-19', 'ask:33:2026-11-19', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 332, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (436, 'card', 'question', '{"invitation":35}', 31, 3, 'ask:35:1', 'ask:35:1', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 331, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (437, 'errand', 'back_up', '{"folder":"backups"}', NULL, 0, NULL, NULL, 'backup:2026-11-19T07', '2026-11-19 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-19 07:00:00+00', NULL, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (438, 'card', 'question', '{"invitation":35}', 31, 0, 'ask:35:1', 'ask:35:1', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 331, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (439, 'card', 'why', '{"response":23}', 31, 0, 'why:23', 'why:23', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 335, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (440, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (441, 'letter', 'gap_nudge', '{"invitation":32}', 44, 3, NULL, NULL, 'gap:32', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 334, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (442, 'letter', 'gap_nudge', '{"invitation":33}', 44, 3, NULL, NULL, 'gap:33', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 336, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (443, 'card', 'why', '{"response":23}', 31, 0, 'why:23', 'why:23', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 335, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (444, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (445, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (446, 'letter', 'case_ring', '{"case":9,"staff":3,"name":"Ирина Ким","text":"Опять опоздали на неделю."}', 21, 1, 'reply-to:case:9:staff:3', NULL, 'ring:31:337:3', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 339, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (447, 'letter', 'thanks', '{"response":23}', 31, 0, 'thanks:23', NULL, 'thanks:23:detractor', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 338, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (448, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (449, 'letter', 'case_part', '{"case":9,"staff":3,"source":340}', 21, 1, 'reply-to:case:9:staff:3', NULL, 'part:31:340:3', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 341, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (450, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (451, 'letter', 'case_part', '{"case":9,"staff":3,"source":342}', 21, 1, 'reply-to:case:9:staff:3', NULL, 'part:31:342:3', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 343, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (452, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (453, 'letter', 'case_part', '{"case":9,"staff":3,"source":344}', 21, 1, 'reply-to:case:9:staff:3', NULL, 'part:31:344:3', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 345, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (454, 'card', 'case', '{"case":9,"staff":3}', 21, 1, 'case:9:staff:3', 'case:9:staff:3', NULL, '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 333, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (455, 'letter', 'case_part', '{"case":9,"staff":3,"source":346}', 21, 1, 'reply-to:case:9:staff:3', NULL, 'part:31:346:3', '2026-11-19 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-19 07:00:00+00', 347, NULL, '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.outbox VALUES (456, 'card', 'question', '{"invitation":36}', 52, 3, 'ask:36:1', 'ask:36:1', NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 348, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (457, 'errand', 'back_up', '{"folder":"backups"}', NULL, 0, NULL, NULL, 'backup:2026-11-20T07', '2026-11-20 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-20 07:00:00+00', NULL, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (458, 'errand', 'rehearse_restore', '{"folder":"backups"}', NULL, 0, NULL, NULL, 'rehearsal:2026-11-20', '2026-11-20 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-20 07:00:00+00', NULL, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (459, 'letter', 'client_message', '{"message_id":4,"staff":3,"instead":false}', 21, 1, 'message:4:3', NULL, 'message:4:3', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 351, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (460, 'method', 'sendMessage', '{"chat_id":31,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":349,"allow_sending_without_reply":true}}', 31, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 350, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (461, 'letter', 'gap_nudge', '{"invitation":36}', 52, 3, NULL, NULL, 'gap:36', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 352, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (462, 'letter', 'client_message', '{"message_id":5,"staff":3,"instead":false}', 21, 1, 'message:5:3', NULL, 'message:5:3', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 355, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (463, 'letter', 'client_copy', '{"message_id":5}', 21, 1, 'copy-of:message:5:3', NULL, 'message:5:3:copy', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 356, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (464, 'method', 'sendMessage', '{"chat_id":31,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":353,"allow_sending_without_reply":true}}', 31, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 354, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (465, 'letter', 'client_message', '{"message_id":6,"staff":3,"instead":false}', 21, 1, 'message:6:3', NULL, 'message:6:3', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 359, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (466, 'method', 'sendMessage', '{"chat_id":31,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":357,"allow_sending_without_reply":true}}', 31, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 358, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (467, 'letter', 'client_message', '{"message_id":7,"staff":3,"instead":false}', 21, 1, 'message:7:3', NULL, 'message:7:3', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 362, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (468, 'method', 'sendMessage', '{"chat_id":31,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":360,"allow_sending_without_reply":true}}', 31, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 361, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (469, 'letter', 'client_message', '{"message_id":8,"staff":1,"instead":true}', 11, 1, 'message:8:1', NULL, 'message:8:1', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 365, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (470, 'letter', 'client_message', '{"message_id":8,"staff":2,"instead":true}', 12, 1, 'message:8:2', NULL, 'message:8:2', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 366, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (471, 'method', 'sendMessage', '{"chat_id":61,"text":"Передано руководству компании «Стройснаб».","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":363,"allow_sending_without_reply":true}}', 61, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 364, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (472, 'letter', 'nps', '{"period":"quarter:2026-Q4","staff":1,"edit":null,"view":"figures"}', 11, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 368, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (473, 'letter', 'nps', '{"period":"quarter:2026-Q4","staff":3,"edit":null,"view":"figures"}', 21, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 370, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (474, 'method', 'sendMessage', NULL, 21, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 372, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (475, 'method', 'sendMessage', '{"chat_id":21,"text":"На каком языке говорить с вами?","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Русский","callback_data":"lang:ru"},{"text":"English","callback_data":"lang:en"}]]}}', 21, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 374, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (476, 'method', 'sendMessage', '{"chat_id":32,"text":"На каком языке говорить с вами?","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Русский","callback_data":"lang:ru"},{"text":"English","callback_data":"lang:en"}]]}}', 32, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 376, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (477, 'method', 'sendMessage', '{"chat_id":11,"text":"Читаю «берег.csv»…","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 11, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 378, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (478, 'errand', 'read_list', '{"file_id":"BQACAgw3kD92NnvLbstqmeds4DmApgWtpccrYcr0MspbtpVrbDeQP3Y2e8tuy2qZ52zgOY","file_name":"берег.csv","staff":1,"chat_id":11}', NULL, 0, NULL, NULL, 'read_list:11:377', '2026-11-20 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-20 07:00:00+00', NULL, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (479, 'letter', 'import_plan', '{"import_id":4}', 11, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 379, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (480, 'method', 'sendMessage', '{"chat_id":12,"text":"Это личная ссылка менеджера: <b>Пётр Новиков</b>. Она осталась неиспользованной — просто перешлите её по адресу.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Это я, забрать клиентов","callback_data":"merge:39"}]]}}', 12, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 381, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (481, 'method', 'sendMessage', '{"chat_id":12,"text":"Читаю «дальний.csv»…","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 12, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 383, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (482, 'errand', 'read_list', '{"file_id":"BQACAgNrH6Li4oOxHm1o12daRm_jNUj5zp97PNaIb8f7BjfWw2sfouLig7EebWjXZ1pGb-","file_name":"дальний.csv","staff":2,"chat_id":12}', NULL, 0, NULL, NULL, 'read_list:12:382', '2026-11-20 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-20 07:00:00+00', NULL, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (483, 'letter', 'import_plan', '{"import_id":5}', 12, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 384, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (484, 'letter', 'consent', '{"enrolment":30,"again":false,"preview":false}', 84, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 386, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (485, 'method', 'editMessageText', '{"text":"Спасибо! Теперь всего один вопрос.","chat_id":84,"message_id":386,"parse_mode":"HTML"}', 84, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 386, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (486, 'card', 'question', '{"invitation":37}', 84, 0, 'ask:37:1', 'ask:37:1', NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 387, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (487, 'method', 'setMyCommands', '{"commands":[{"command":"help","description":"Что можно сделать"},{"command":"language","description":"Язык"},{"command":"mydata","description":"Что обо мне хранится"},{"command":"stop","description":"Больше не спрашивать"},{"command":"forget","description":"Удалить мои данные"}],"scope":{"type":"chat","chat_id":84}}', 84, 2, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', NULL, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (488, 'letter', 'consent', '{"enrolment":31,"again":false,"preview":false}', 85, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 389, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (489, 'letter', 'consent', '{"enrolment":34,"again":false,"preview":false}', 88, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 391, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (490, 'letter', 'consent', '{"enrolment":26,"again":false,"preview":false}', 94, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 393, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (491, 'letter', 'consent', '{"enrolment":33,"again":false,"preview":true}', 11, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 395, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (492, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 397, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (493, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 399, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (494, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 401, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (495, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 403, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (496, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 405, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (497, 'letter', 'notice', '{"key":"link-attack-one","args":{"person":"Некто Прохожий (@person_4503599627370495)","count":5},"about":null}', 11, 1, NULL, NULL, 'link-attack-one:2026-11-20:1', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 406, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (498, 'letter', 'notice', '{"key":"link-attack-one","args":{"person":"Некто Прохожий (@person_4503599627370495)","count":5},"about":null}', 12, 1, NULL, NULL, 'link-attack-one:2026-11-20:2', '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 407, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (499, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Слишком много неверных ссылок подряд, поэтому новые пока не открываются. Подождите 15 мин и откройте свою ссылку ещё раз. Если она не подходит, попросите новую у менеджера компании «Стройснаб».","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-20 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-20 07:00:00+00', 409, NULL, '2026-11-20 07:00:00+00', '2026-11-20 07:00:00+00');
INSERT INTO public.outbox VALUES (500, 'errand', 'back_up', '{"folder":"backups"}', NULL, 0, NULL, NULL, 'backup:2026-11-22T16', '2026-11-22 16:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-22 16:00:00+00', NULL, NULL, '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00');
INSERT INTO public.outbox VALUES (501, 'method', 'sendMessage', '{"chat_id":81,"text":"Вы с нами. Когда подойдёт время вопроса, он появится здесь. Написать менеджеру можно прямо сейчас. /help","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 81, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (502, 'card', 'question', '{"invitation":25,"reminder":true}', 81, 3, 'ask:25:2026-11-22', 'ask:25:2026-11-22', NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (503, 'letter', 'gap_nudge', '{"invitation":37}', 84, 3, NULL, NULL, 'gap:37', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (504, 'letter', 'question_again', '{"invitation":26,"message_id":254}', 82, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (505, 'card', 'question', '{"invitation":29}', 91, 0, 'ask:29:1', 'ask:29:1', NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (506, 'card', 'question', '{"invitation":29}', 91, 0, 'ask:29:2026-11-16', 'ask:29:2026-11-16', NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (507, 'card', 'why', '{"response":24}', 91, 0, 'why:24', 'why:24', NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (508, 'card', 'case', '{"case":10,"staff":3}', 21, 1, 'case:10:staff:3', 'case:10:staff:3', NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (509, 'letter', 'case_ring', '{"case":10,"staff":3,"name":"Фёдор Грач","text":"Долго ждём ответа."}', 21, 1, 'reply-to:case:10:staff:3', NULL, 'ring:91:411:3', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (510, 'letter', 'thanks', '{"response":24}', 91, 0, 'thanks:24', NULL, 'thanks:24:detractor', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (511, 'letter', 'case_part', '{"case":10,"staff":3,"source":412}', 21, 1, 'reply-to:case:10:staff:3', NULL, 'part:91:412:3', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (512, 'letter', 'why_finished', '{"response":22,"message_id":325}', 93, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (513, 'letter', 'thanks', '{"response":22}', 93, 0, 'thanks:22', NULL, 'thanks:22:detractor', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (514, 'letter', 'client_message', '{"message_id":9,"staff":3,"instead":false}', 21, 1, 'message:9:3', NULL, 'message:9:3', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (515, 'method', 'sendMessage', '{"chat_id":32,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":413,"allow_sending_without_reply":true}}', 32, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (516, 'letter', 'client_message', '{"message_id":10,"staff":3,"instead":false}', 21, 1, 'message:10:3', NULL, 'message:10:3', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (517, 'letter', 'client_copy', '{"message_id":10}', 21, 1, 'copy-of:message:10:3', NULL, 'message:10:3:copy', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (518, 'method', 'sendMessage', '{"chat_id":32,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":414,"allow_sending_without_reply":true}}', 32, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (519, 'letter', 'client_message', '{"message_id":11,"staff":3,"instead":false}', 21, 1, 'message:11:3', NULL, 'message:11:3', '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (520, 'method', 'sendMessage', '{"chat_id":32,"text":"Передано. Прочитает Анна Смирнова.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":415,"allow_sending_without_reply":true}}', 32, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (521, 'letter', 'early_comment', '{"invitation":28}', 83, 0, NULL, NULL, 'early:28:2026-11-22', '2026-11-22 16:00:05+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.outbox VALUES (522, 'letter', 'consent', '{"enrolment":33,"again":false,"preview":false}', 99, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (523, 'method', 'sendMessage', '{"chat_id":99,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 99, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (524, 'letter', 'invite_intro', '{"name":"Захар Дуб","account":"Гавань","enrolment":33}', 21, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (525, 'letter', 'invite_message', '{"kind":"contact","row_id":26,"enrolment":33}', 21, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (526, 'letter', 'invites', '{}', 11, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (527, 'letter', 'links_file', '{}', 11, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (528, 'method', 'sendMessage', '{"chat_id":12,"text":"Читаю «крайний.csv»…","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 12, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (529, 'errand', 'read_list', '{"file_id":"BQACAgZxGSwnFLfVwylpro6MB5m8FL2Z5leosTKCmt7ZdBJYRnEZLCcUt9XDKWmujowHmb","file_name":"крайний.csv","staff":2,"chat_id":12}', NULL, 0, NULL, NULL, 'read_list:12:421', '2026-11-22 16:00:20+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-22 16:00:20+00', NULL, NULL, '2026-11-22 16:00:20+00', '2026-11-22 16:00:20+00');
INSERT INTO public.outbox VALUES (530, 'letter', 'import_errors', '{"import_id":4}', 11, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (531, 'letter', 'nps', '{"period":"month:2026-10","staff":1,"edit":368,"view":"figures"}', 11, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (532, 'letter', 'import_plan', '{"import_id":6}', 12, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (533, 'letter', 'nps', '{"period":"quarter:2026-Q4","staff":1,"edit":368,"view":"managers"}', 11, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (534, 'letter', 'nps', '{"period":"month:2026-10","staff":3,"edit":null,"view":"figures"}', 21, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (535, 'letter', 'mydata', '{}', 32, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (536, 'method', 'sendMessage', '{"chat_id":23,"text":"Здравствуйте! Этот бот компании «Стройснаб» спрашивает её клиентов, порекомендуют ли они её.\n\nЧтобы ответить, нужна личная ссылка: попросите её у своего менеджера в компании.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 23, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-22 16:00:20+00', NULL);
INSERT INTO public.outbox VALUES (537, 'letter', 'client_message', '{"message_id":12,"staff":3,"instead":false}', 21, 1, 'message:12:3', NULL, 'message:12:3', '2026-11-23 07:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.outbox VALUES (538, 'letter', 'summary', '{"period":"week:2026-W47","staff":1}', 11, 2, 'summary:1:week:2026-W47', NULL, 'summary:1:week:2026-W47', '2026-11-23 07:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.outbox VALUES (539, 'letter', 'summary', '{"period":"week:2026-W47","staff":2}', 12, 2, 'summary:2:week:2026-W47', NULL, 'summary:2:week:2026-W47', '2026-11-23 07:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.outbox VALUES (540, 'letter', 'summary', '{"period":"week:2026-W47","staff":3}', 21, 2, 'summary:3:week:2026-W47', NULL, 'summary:3:week:2026-W47', '2026-11-23 07:00:00+00', NULL, NULL, 'held', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.outbox VALUES (541, 'card', 'review', '{}', 11, 1, 'review:20261123T070000:1', 'review:20261123T070000:1', NULL, '2026-11-23 07:00:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-23 07:00:00+00', 425, NULL, '2026-11-23 07:00:00+00', '2026-11-23 07:00:00+00');
INSERT INTO public.outbox VALUES (542, 'card', 'review', '{}', 12, 1, 'review:20261123T070000:2', 'review:20261123T070000:2', NULL, '2026-11-23 07:00:00+00', NULL, '2026-11-23 08:00:00+00', 'waiting', 1, 0, 0, '2026-11-23 07:00:00+00', NULL, '429', '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.outbox VALUES (543, 'errand', 'back_up', '{"folder":"backups"}', NULL, 0, NULL, NULL, 'backup:2026-11-23T07', '2026-11-23 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-23 07:00:00+00', NULL, NULL, '2026-11-23 07:00:00+00', '2026-11-23 07:00:00+00');
INSERT INTO public.outbox VALUES (544, 'errand', 'rehearse_restore', '{"folder":"backups"}', NULL, 0, NULL, NULL, 'rehearsal:2026-11-23', '2026-11-23 07:00:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-23 07:00:00+00', NULL, NULL, '2026-11-23 07:00:00+00', '2026-11-23 07:00:00+00');
INSERT INTO public.outbox VALUES (545, 'method', 'sendMessage', '{"chat_id":89,"text":"<b>Удалить ваши данные?</b>\n\nКомпания «Стройснаб» навсегда забудет ваши имя, должность, телефон и почту, ответы своими словами, голосовые, фото и сообщения. Вопросов больше не будет. Вернуть удалённое нельзя.\nОценки останутся в общей статистике, без имени.\nТолько не получать вопросов — /stop. Посмотреть, что хранится, — /mydata. Кнопки действуют 10 минут.","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Удалить мои данные","callback_data":"forget:1795419000:yes"}],[{"text":"Оставить","callback_data":"forget:1795419000:no"}]]}}', 89, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-23 07:30:00+00', 427, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.outbox VALUES (546, 'method', 'sendMessage', NULL, NULL, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'sent', 1, 0, 0, '2026-11-23 07:30:00+00', 429, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.outbox VALUES (547, 'letter', 'review_list', '{}', 11, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, '2026-11-23 07:30:05+00', 'waiting', 1, 0, 1, '2026-11-23 07:30:05+00', NULL, 'can''t parse entities', '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (548, 'card', 'case', '{"case":7,"staff":3}', 21, 1, 'case:7:staff:3', 'case:7:staff:3', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (549, 'letter', 'erased_quote', '{"message_id":323,"delivered":"2026-11-16T07:01:00+00:00","with_file":true}', 21, 2, NULL, NULL, 'erased:21:323', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (550, 'letter', 'erased_quote', '{"message_id":279,"delivered":"2026-11-11T07:00:00+00:00","with_file":false}', 23, 2, NULL, NULL, 'erased:23:279', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (551, 'letter', 'erased_quote', '{"message_id":281,"delivered":"2026-11-11T07:00:00+00:00","with_file":true}', 23, 2, NULL, NULL, 'erased:23:281', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (552, 'letter', 'erased_quote', '{"message_id":284,"delivered":"2026-11-11T10:00:00+00:00","with_file":false}', 23, 2, NULL, NULL, 'erased:23:284', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (553, 'letter', 'erased_quote', '{"message_id":288,"delivered":"2026-11-11T10:00:00+00:00","with_file":false}', 23, 2, NULL, NULL, 'erased:23:288', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (554, 'letter', 'erased_quote', '{"message_id":289,"delivered":"2026-11-11T10:00:00+00:00","with_file":true}', 23, 2, NULL, NULL, 'erased:23:289', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (555, 'letter', 'erased_quote', '{"message_id":275,"delivered":"2026-11-11T07:00:00+00:00","with_file":false}', 23, 2, NULL, NULL, 'erased:23:275', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (556, 'errand', 'log_erasures', '{"folder":"backups"}', NULL, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'done', 1, 0, 0, '2026-11-23 07:30:00+00', NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00');
INSERT INTO public.outbox VALUES (557, 'letter', 'notice', '{"key":"forget-told","args":{"account":"Гавань"},"about":null}', 21, 1, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (558, 'method', 'editMessageReplyMarkup', '{"chat_id":92,"message_id":429}', 92, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'claimed', 1, 0, 0, '2026-11-23 07:30:05+00', NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (559, 'method', 'deleteMyCommands', '{"scope":{"type":"chat","chat_id":92}}', 92, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (560, 'method', 'sendMessage', '{"chat_id":92,"text":"Ваши данные и слова удалены; в статистике остались оценки без имени. Больше сообщений не будет. Если захотите вернуться, попросите у менеджера компании «Стройснаб» новую ссылку. До свидания!","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 92, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', '2026-11-23 08:30:00+00', NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (561, 'method', 'editMessageText', '{"text":"Спасибо! Теперь всего один вопрос.","chat_id":94,"message_id":393,"parse_mode":"HTML"}', 94, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'claimed', 1, 0, 0, '2026-11-23 07:30:05+00', NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (562, 'card', 'question', '{"invitation":38}', 94, 0, 'ask:38:1', 'ask:38:1', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (563, 'method', 'setMyCommands', '{"commands":[{"command":"help","description":"Что можно сделать"},{"command":"language","description":"Язык"},{"command":"mydata","description":"Что обо мне хранится"},{"command":"stop","description":"Больше не спрашивать"},{"command":"forget","description":"Удалить мои данные"}],"scope":{"type":"chat","chat_id":94}}', 94, 2, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (564, 'letter', 'invite_intro', '{"name":"Майя Липа","account":"Гавань","enrolment":34}', 11, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (565, 'letter', 'invite_message', '{"kind":"contact","row_id":27,"enrolment":34}', 11, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (566, 'letter', 'question_again', '{"invitation":27,"message_id":259}', 90, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'claimed', 1, 0, 0, '2026-11-23 07:30:05+00', NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (567, 'card', 'question', '{"invitation":27}', 90, 0, 'ask:27:1', 'ask:27:1', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (568, 'card', 'why', '{"response":19}', 90, 0, 'why:19', 'why:19', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (569, 'card', 'case', '{"case":6,"staff":1}', 11, 1, 'case:6:staff:1', 'case:6:staff:1', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (570, 'card', 'case', '{"case":6,"staff":2}', 12, 1, 'case:6:staff:2', 'case:6:staff:2', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (571, 'card', 'case', '{"case":6,"staff":3}', 21, 1, 'case:6:staff:3', 'case:6:staff:3', NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (572, 'letter', 'case_ring', '{"case":6,"staff":1,"name":"Денис Бобр","text":"Ещё хуже."}', 11, 1, 'reply-to:case:6:staff:1', NULL, 'ring:90:432:1', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (573, 'letter', 'case_ring', '{"case":6,"staff":2,"name":"Денис Бобр","text":"Ещё хуже."}', 12, 1, 'reply-to:case:6:staff:2', NULL, 'ring:90:432:2', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (574, 'letter', 'case_ring', '{"case":6,"staff":3,"name":"Денис Бобр","text":"Ещё хуже."}', 21, 1, 'reply-to:case:6:staff:3', NULL, 'ring:90:432:3', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (575, 'letter', 'thanks', '{"response":19}', 90, 0, 'thanks:19', NULL, 'thanks:19:detractor', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (576, 'letter', 'early_comment', '{"invitation":28}', 83, 0, NULL, NULL, 'early:28:2026-11-23', '2026-11-23 07:30:05+00', NULL, NULL, 'claimed', 1, 0, 0, '2026-11-23 07:30:05+00', NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (577, 'letter', 'client_message', '{"message_id":14,"staff":1,"instead":true}', 11, 1, 'message:14:1', NULL, 'message:14:1', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (578, 'letter', 'client_message', '{"message_id":14,"staff":2,"instead":true}', 12, 1, 'message:14:2', NULL, 'message:14:2', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (579, 'method', 'sendMessage', '{"chat_id":61,"text":"Передано руководству компании «Стройснаб».","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_parameters":{"message_id":434,"allow_sending_without_reply":true}}', 61, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'claimed', 1, 0, 0, '2026-11-23 07:30:05+00', NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (580, 'method', 'sendMessage', '{"chat_id":51,"text":"Я спрашиваю, порекомендуете ли вы компанию «Стройснаб», — раз в три месяца.\n\nНапишите сюда что угодно — увидит ваш менеджер.\n/language — язык\n/mydata — что о вас хранится\n/forget — удалить всё, что о вас хранится\n/stop — больше не спрашивать","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 51, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (581, 'letter', 'mydata', '{}', 41, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (582, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (583, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (584, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (585, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (586, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма или попросите у менеджера компании «Стройснаб» новую.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (587, 'letter', 'notice', '{"key":"link-attack-one","args":{"person":"Некто Прохожий (@person_4503599627370495)","count":5},"about":null}', 11, 1, NULL, NULL, 'link-attack-one:2026-11-23:1', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (588, 'letter', 'notice', '{"key":"link-attack-one","args":{"person":"Некто Прохожий (@person_4503599627370495)","count":5},"about":null}', 12, 1, NULL, NULL, 'link-attack-one:2026-11-23:2', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (589, 'method', 'sendMessage', '{"chat_id":4503599627370495,"text":"Слишком много неверных ссылок подряд, поэтому новые пока не открываются. Подождите 30 мин и откройте свою ссылку ещё раз. Если она не подходит, попросите новую у менеджера компании «Стройснаб».","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 4503599627370495, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (590, 'method', 'sendMessage', '{"chat_id":12,"text":"Читаю «ближний.csv»…","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}', 12, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.outbox VALUES (591, 'errand', 'read_list', '{"file_id":"BQACAgNRNG5Becgb1OhkO64DfJ4z-_CjOLcz9sB44WaXgKfP41E0bkF5yBvU6GQ7rgN8nj","file_name":"ближний.csv","staff":2,"chat_id":12}', NULL, 0, NULL, NULL, 'read_list:12:443', '2026-11-23 07:30:00+00', NULL, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.people VALUES (11, 'Павел Громов', 'person_11', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (12, 'Вера Орлова', 'person_12', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (21, 'Анна Смирнова', 'person_21', 'ru', 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (22, 'Игорь Волков', 'person_22', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (23, 'Лидия Тихая', 'person_23', NULL, 'ru', NULL, NULL, '2026-11-09 07:00:00+00');
INSERT INTO public.people VALUES (31, 'Ирина Ким', 'person_31', NULL, 'ru', NULL, NULL, '2026-08-20 07:00:00+00');
INSERT INTO public.people VALUES (32, 'Олег Дан', 'person_32', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (33, 'Мария Лапина', 'person_33', NULL, 'ru', NULL, NULL, '2026-07-28 07:00:00+00');
INSERT INTO public.people VALUES (41, 'John Smith', 'person_41', NULL, 'en', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (42, 'Нина Орлова', 'person_42', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (43, 'Глеб Сомов', 'person_43', NULL, 'ru', '2026-10-05 07:00:00+00', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (44, 'Нил Ветров', 'person_44', NULL, 'ru', NULL, NULL, '2026-11-12 07:00:00+00');
INSERT INTO public.people VALUES (51, 'Лев Белов', 'person_51', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (52, 'Юрий Чайкин', 'person_52', NULL, 'ru', NULL, NULL, '2026-08-22 07:00:00+00');
INSERT INTO public.people VALUES (61, 'Ада Гусева', 'person_61', NULL, 'ru', NULL, '2026-11-19 07:00:00+00', '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (71, 'Рита Жук', 'person_71', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (72, 'Тимур Лис', 'person_72', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (73, 'Ефим Рак', 'person_73', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (74, 'Ольга Щукина', 'person_74', NULL, 'ru', NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.people VALUES (81, 'Вера Сова', 'person_81', NULL, 'ru', NULL, NULL, '2026-11-09 07:00:00+00');
INSERT INTO public.people VALUES (82, 'Борис Уж', 'person_82', NULL, 'ru', NULL, NULL, '2026-11-10 07:00:00+00');
INSERT INTO public.people VALUES (83, 'Яна Кит', 'person_83', NULL, 'ru', NULL, NULL, '2026-11-10 07:02:04+00');
INSERT INTO public.people VALUES (84, 'Иван Лось', 'person_84', NULL, 'ru', NULL, NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.people VALUES (85, 'Роман Сом', 'person_85', NULL, 'ru', NULL, NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.people VALUES (86, 'Алла Ель', 'person_86', NULL, 'ru', NULL, NULL, '2026-11-12 07:00:00+00');
INSERT INTO public.people VALUES (88, 'Майя Липа', 'person_88', NULL, 'ru', NULL, NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.people VALUES (89, 'Клара Рысь', 'person_89', NULL, 'ru', NULL, NULL, '2026-11-12 07:00:00+00');
INSERT INTO public.people VALUES (90, 'Денис Бобр', 'person_90', NULL, 'ru', NULL, NULL, '2026-11-10 07:00:00+00');
INSERT INTO public.people VALUES (91, 'Фёдор Грач', 'person_91', NULL, 'ru', NULL, NULL, '2026-11-11 07:00:00+00');
INSERT INTO public.people VALUES (93, 'Яков Рыба', 'person_93', NULL, 'ru', NULL, NULL, '2026-11-12 07:00:00+00');
INSERT INTO public.people VALUES (94, 'Тихон Клёст', 'person_94', NULL, 'ru', NULL, NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.people VALUES (99, 'Прохор Мимоходов', 'person_99', NULL, 'ru', NULL, NULL, '2026-11-22 16:00:20+00');
INSERT INTO public.people VALUES (4503599627370495, 'Некто Прохожий', 'person_4503599627370495', NULL, 'ru', NULL, NULL, '2026-11-20 07:00:00+00');
INSERT INTO public.response_reasons VALUES (3, 'competence');
INSERT INTO public.response_reasons VALUES (3, 'flexibility');
INSERT INTO public.response_reasons VALUES (3, 'quality');
INSERT INTO public.response_reasons VALUES (3, 'timeliness');
INSERT INTO public.response_reasons VALUES (3, 'value');
INSERT INTO public.response_reasons VALUES (14, 'attitude');
INSERT INTO public.response_reasons VALUES (23, 'timeliness');
INSERT INTO public.responses VALUES (1, 1, 1, 2, 1, 3, 'VIP', 'user', 10, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.responses VALUES (2, 2, 1, 5, 2, 4, 'Опт', 'decision_maker', 9, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', NULL, '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.responses VALUES (3, 3, 1, 6, 2, 4, 'Опт', 'end_user', 2, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.responses VALUES (4, 5, 1, 8, 3, 5, 'Опт', NULL, 5, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-10-15 07:00:00+00');
INSERT INTO public.responses VALUES (5, 6, 1, 10, 4, NULL, NULL, NULL, 2, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', NULL, NULL, '2026-10-05 07:00:00+00');
INSERT INTO public.responses VALUES (6, 7, 1, 4, 1, 3, 'VIP', NULL, 1, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (7, 8, 1, 11, 5, NULL, NULL, NULL, 8, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.responses VALUES (8, 10, 1, 13, 6, NULL, NULL, NULL, 8, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.responses VALUES (9, 11, 1, 14, 6, NULL, NULL, NULL, 8, 'button', '2026-07-06 07:00:00+00', '2026-07-06 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.responses VALUES (10, 12, 1, 3, 1, 3, 'VIP', 'advocate', 8, 'button', '2026-07-28 07:00:00+00', '2026-07-28 07:00:00+00', NULL, '2026-07-28 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (11, 13, 1, 1, 1, 3, 'VIP', 'decision_maker', 9, 'button', '2026-08-20 07:00:00+00', '2026-08-20 07:00:00+00', '2026-08-20 07:00:00+00', '2026-08-20 07:00:00+00', '2026-11-19 07:00:00+00');
INSERT INTO public.responses VALUES (12, 14, 1, 9, 3, 5, 'Опт', NULL, 10, 'button', '2026-08-22 07:00:00+00', '2026-08-22 07:00:00+00', NULL, '2026-08-22 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (13, 16, 1, 5, 2, 4, 'Опт', 'decision_maker', 8, 'typed', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (14, 15, 1, 2, 1, 3, 'VIP', 'user', 6, 'button', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (15, 17, 1, 6, 2, 4, 'Опт', 'end_user', 8, 'button', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', NULL, '2026-10-05 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (16, 20, 1, 10, 4, NULL, NULL, NULL, 9, 'button', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00', NULL, NULL, NULL);
INSERT INTO public.responses VALUES (17, 19, 1, 8, 3, 5, 'Опт', NULL, 7, 'button', '2026-10-15 07:00:00+00', '2026-10-15 07:00:00+00', NULL, '2026-10-15 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (18, 26, 1, 21, 9, 6, 'Розница', 'user', 9, 'button', '2026-11-10 07:00:00+00', '2026-11-10 07:00:00+00', NULL, '2026-11-10 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (19, 27, 1, 29, 9, 6, 'Розница', 'user', 1, 'button', '2026-11-10 07:00:00+00', '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00', '2026-11-23 07:30:00+00', NULL);
INSERT INTO public.responses VALUES (20, 30, 1, 31, 9, 6, 'Розница', NULL, 4, 'button', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00', '2026-11-11 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (21, 31, 1, 28, 9, 6, 'Розница', 'user', 10, 'button', '2026-11-12 07:00:00+00', '2026-11-12 07:00:00+00', NULL, '2026-11-12 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (22, 34, 1, 17, 7, 4, NULL, NULL, 2, 'button', '2026-11-16 07:01:00+00', '2026-11-16 07:01:00+00', NULL, '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.responses VALUES (23, 35, 1, 1, 1, 3, 'VIP', 'decision_maker', 3, 'button', '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00', '2026-11-19 07:00:00+00', NULL);
INSERT INTO public.responses VALUES (24, 29, 1, 30, 9, 3, 'Розница', 'user', 5, 'button', '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00', '2026-11-22 16:00:00+00', NULL);
INSERT INTO public.score_changes VALUES (1, 3, 7, 2, '2026-07-06 07:00:00+00');
INSERT INTO public.score_changes VALUES (2, 15, 4, 8, '2026-10-05 07:00:00+00');
INSERT INTO public.score_changes VALUES (3, 19, 3, 1, '2026-11-23 07:30:00+00');
INSERT INTO public.staff VALUES (1, 'owner', 'Павел Громов', 'павел громов', 11, 'ru', '2026-07-06 07:00:00+00', NULL, NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.staff VALUES (2, 'owner', 'Вера Орлова', 'вера орлова', 12, NULL, '2026-07-06 07:00:00+00', NULL, NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.staff VALUES (3, 'manager', 'Анна Смирнова', 'анна смирнова', 21, NULL, '2026-07-06 07:00:00+00', NULL, NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.staff VALUES (4, 'manager', 'Игорь Волков', 'игорь волков', 22, NULL, '2026-07-06 07:00:00+00', 'blocked', '2026-11-16 07:01:00+00', NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.staff VALUES (5, 'manager', 'Пётр Новиков', 'петр новиков', NULL, NULL, NULL, NULL, NULL, NULL, '2026-07-06 07:00:00+00');
INSERT INTO public.staff VALUES (6, 'manager', 'Лидия Тихая', 'лидия тихая', NULL, NULL, '2026-11-09 07:00:00+00', NULL, NULL, '2026-11-16 07:01:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (1, 1, 'week:2026-W28', '2026-07-13 06:00:00+00', '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.summaries VALUES (2, 2, 'week:2026-W28', '2026-07-13 06:00:00+00', '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.summaries VALUES (3, 3, 'week:2026-W28', '2026-07-13 06:00:00+00', '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.summaries VALUES (4, 4, 'week:2026-W28', '2026-07-13 06:00:00+00', '2026-07-13 07:00:00+00', '2026-07-13 07:00:00+00');
INSERT INTO public.summaries VALUES (5, 1, 'week:2026-W29', '2026-07-20 06:00:00+00', '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.summaries VALUES (6, 2, 'week:2026-W29', '2026-07-20 06:00:00+00', '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.summaries VALUES (7, 3, 'week:2026-W29', '2026-07-20 06:00:00+00', '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.summaries VALUES (8, 4, 'week:2026-W29', '2026-07-20 06:00:00+00', '2026-07-20 07:00:00+00', '2026-07-20 07:00:00+00');
INSERT INTO public.summaries VALUES (9, 1, 'week:2026-W30', '2026-07-27 06:00:00+00', '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.summaries VALUES (10, 2, 'week:2026-W30', '2026-07-27 06:00:00+00', '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.summaries VALUES (11, 3, 'week:2026-W30', '2026-07-27 06:00:00+00', '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.summaries VALUES (12, 4, 'week:2026-W30', '2026-07-27 06:00:00+00', '2026-07-27 07:00:00+00', '2026-07-27 07:00:00+00');
INSERT INTO public.summaries VALUES (13, 1, 'week:2026-W31', '2026-08-03 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (14, 1, 'month:2026-07', '2026-08-01 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (15, 2, 'week:2026-W31', '2026-08-03 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (16, 2, 'month:2026-07', '2026-08-01 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (17, 3, 'week:2026-W31', '2026-08-03 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (18, 3, 'month:2026-07', '2026-08-01 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (19, 4, 'week:2026-W31', '2026-08-03 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (20, 4, 'month:2026-07', '2026-08-01 06:00:00+00', '2026-08-03 07:00:00+00', '2026-08-03 07:00:00+00');
INSERT INTO public.summaries VALUES (21, 1, 'week:2026-W32', '2026-08-10 06:00:00+00', '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.summaries VALUES (22, 2, 'week:2026-W32', '2026-08-10 06:00:00+00', '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.summaries VALUES (23, 3, 'week:2026-W32', '2026-08-10 06:00:00+00', '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.summaries VALUES (24, 4, 'week:2026-W32', '2026-08-10 06:00:00+00', '2026-08-10 07:00:00+00', '2026-08-10 07:00:00+00');
INSERT INTO public.summaries VALUES (25, 1, 'week:2026-W33', '2026-08-17 06:00:00+00', '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.summaries VALUES (26, 2, 'week:2026-W33', '2026-08-17 06:00:00+00', '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.summaries VALUES (27, 3, 'week:2026-W33', '2026-08-17 06:00:00+00', '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.summaries VALUES (28, 4, 'week:2026-W33', '2026-08-17 06:00:00+00', '2026-08-17 07:00:00+00', '2026-08-17 07:00:00+00');
INSERT INTO public.summaries VALUES (29, 1, 'week:2026-W34', '2026-08-24 06:00:00+00', '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.summaries VALUES (30, 2, 'week:2026-W34', '2026-08-24 06:00:00+00', '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.summaries VALUES (31, 3, 'week:2026-W34', '2026-08-24 06:00:00+00', '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.summaries VALUES (32, 4, 'week:2026-W34', '2026-08-24 06:00:00+00', '2026-08-24 07:00:00+00', '2026-08-24 07:00:00+00');
INSERT INTO public.summaries VALUES (33, 1, 'week:2026-W35', '2026-08-31 06:00:00+00', '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.summaries VALUES (34, 2, 'week:2026-W35', '2026-08-31 06:00:00+00', '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.summaries VALUES (35, 3, 'week:2026-W35', '2026-08-31 06:00:00+00', '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.summaries VALUES (36, 4, 'week:2026-W35', '2026-08-31 06:00:00+00', '2026-08-31 07:00:00+00', '2026-08-31 07:00:00+00');
INSERT INTO public.summaries VALUES (37, 1, 'week:2026-W36', '2026-09-07 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (38, 1, 'month:2026-08', '2026-09-01 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (39, 2, 'week:2026-W36', '2026-09-07 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (40, 2, 'month:2026-08', '2026-09-01 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (41, 3, 'week:2026-W36', '2026-09-07 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (42, 3, 'month:2026-08', '2026-09-01 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (43, 4, 'week:2026-W36', '2026-09-07 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (44, 4, 'month:2026-08', '2026-09-01 06:00:00+00', '2026-09-07 07:00:00+00', '2026-09-07 07:00:00+00');
INSERT INTO public.summaries VALUES (45, 1, 'week:2026-W37', '2026-09-14 06:00:00+00', '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.summaries VALUES (46, 2, 'week:2026-W37', '2026-09-14 06:00:00+00', '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.summaries VALUES (47, 3, 'week:2026-W37', '2026-09-14 06:00:00+00', '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.summaries VALUES (48, 4, 'week:2026-W37', '2026-09-14 06:00:00+00', '2026-09-14 07:00:00+00', '2026-09-14 07:00:00+00');
INSERT INTO public.summaries VALUES (49, 1, 'week:2026-W38', '2026-09-21 06:00:00+00', '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.summaries VALUES (50, 2, 'week:2026-W38', '2026-09-21 06:00:00+00', '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.summaries VALUES (51, 3, 'week:2026-W38', '2026-09-21 06:00:00+00', '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.summaries VALUES (52, 4, 'week:2026-W38', '2026-09-21 06:00:00+00', '2026-09-21 07:00:00+00', '2026-09-21 07:00:00+00');
INSERT INTO public.summaries VALUES (53, 1, 'week:2026-W39', '2026-09-28 06:00:00+00', '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.summaries VALUES (54, 2, 'week:2026-W39', '2026-09-28 06:00:00+00', '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.summaries VALUES (55, 3, 'week:2026-W39', '2026-09-28 06:00:00+00', '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.summaries VALUES (56, 4, 'week:2026-W39', '2026-09-28 06:00:00+00', '2026-09-28 07:00:00+00', '2026-09-28 07:00:00+00');
INSERT INTO public.summaries VALUES (57, 1, 'week:2026-W40', '2026-10-05 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (58, 1, 'month:2026-09', '2026-10-01 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (59, 2, 'week:2026-W40', '2026-10-05 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (60, 2, 'month:2026-09', '2026-10-01 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (61, 3, 'week:2026-W40', '2026-10-05 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (62, 3, 'month:2026-09', '2026-10-01 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (63, 4, 'week:2026-W40', '2026-10-05 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (64, 4, 'month:2026-09', '2026-10-01 06:00:00+00', '2026-10-05 07:00:00+00', '2026-10-05 07:00:00+00');
INSERT INTO public.summaries VALUES (65, 1, 'week:2026-W41', '2026-10-12 06:00:00+00', '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.summaries VALUES (66, 2, 'week:2026-W41', '2026-10-12 06:00:00+00', '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.summaries VALUES (67, 3, 'week:2026-W41', '2026-10-12 06:00:00+00', '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.summaries VALUES (68, 4, 'week:2026-W41', '2026-10-12 06:00:00+00', '2026-10-12 07:00:00+00', '2026-10-12 07:00:00+00');
INSERT INTO public.summaries VALUES (69, 1, 'week:2026-W42', '2026-10-19 06:00:00+00', '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.summaries VALUES (70, 2, 'week:2026-W42', '2026-10-19 06:00:00+00', '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.summaries VALUES (71, 3, 'week:2026-W42', '2026-10-19 06:00:00+00', '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.summaries VALUES (72, 4, 'week:2026-W42', '2026-10-19 06:00:00+00', '2026-10-19 07:00:00+00', '2026-10-19 07:00:00+00');
INSERT INTO public.summaries VALUES (73, 1, 'week:2026-W43', '2026-10-26 06:00:00+00', '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.summaries VALUES (74, 2, 'week:2026-W43', '2026-10-26 06:00:00+00', '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.summaries VALUES (75, 3, 'week:2026-W43', '2026-10-26 06:00:00+00', '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.summaries VALUES (76, 4, 'week:2026-W43', '2026-10-26 06:00:00+00', '2026-10-26 07:00:00+00', '2026-10-26 07:00:00+00');
INSERT INTO public.summaries VALUES (77, 1, 'week:2026-W44', '2026-11-02 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (78, 1, 'month:2026-10', '2026-11-01 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (79, 2, 'week:2026-W44', '2026-11-02 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (80, 2, 'month:2026-10', '2026-11-01 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (81, 3, 'week:2026-W44', '2026-11-02 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (82, 3, 'month:2026-10', '2026-11-01 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (83, 4, 'week:2026-W44', '2026-11-02 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (84, 4, 'month:2026-10', '2026-11-01 06:00:00+00', '2026-11-02 07:00:00+00', '2026-11-02 07:00:00+00');
INSERT INTO public.summaries VALUES (85, 1, 'week:2026-W45', '2026-11-09 06:00:00+00', '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.summaries VALUES (86, 2, 'week:2026-W45', '2026-11-09 06:00:00+00', '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.summaries VALUES (87, 3, 'week:2026-W45', '2026-11-09 06:00:00+00', '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.summaries VALUES (88, 4, 'week:2026-W45', '2026-11-09 06:00:00+00', '2026-11-09 07:00:00+00', '2026-11-09 07:00:00+00');
INSERT INTO public.summaries VALUES (89, 1, 'week:2026-W46', '2026-11-16 06:00:00+00', '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.summaries VALUES (90, 2, 'week:2026-W46', '2026-11-16 06:00:00+00', '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.summaries VALUES (91, 3, 'week:2026-W46', '2026-11-16 06:00:00+00', '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.summaries VALUES (92, 4, 'week:2026-W46', '2026-11-16 06:00:00+00', '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.summaries VALUES (93, 6, 'week:2026-W46', '2026-11-16 06:00:00+00', '2026-11-16 07:00:00+00', '2026-11-16 07:00:00+00');
INSERT INTO public.summaries VALUES (94, 1, 'week:2026-W47', '2026-11-23 06:00:00+00', '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.summaries VALUES (95, 2, 'week:2026-W47', '2026-11-23 06:00:00+00', '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.summaries VALUES (96, 3, 'week:2026-W47', '2026-11-23 06:00:00+00', '2026-11-23 07:00:00+00', NULL);
INSERT INTO public.surveys VALUES (1, 'regular', 'recommend', 1, '2026-07-06 07:00:00+00');
SELECT pg_catalog.setval('public.accounts_id_seq', 9, true);
SELECT pg_catalog.setval('public.audit_id_seq', 13, true);
SELECT pg_catalog.setval('public.case_events_id_seq', 21, true);
SELECT pg_catalog.setval('public.cases_id_seq', 10, true);
SELECT pg_catalog.setval('public.client_messages_id_seq', 14, true);
SELECT pg_catalog.setval('public.comment_parts_id_seq', 19, true);
SELECT pg_catalog.setval('public.consents_id_seq', 31, true);
SELECT pg_catalog.setval('public.contacts_id_seq', 31, true);
SELECT pg_catalog.setval('public.enrolments_id_seq', 40, true);
SELECT pg_catalog.setval('public.erasures_id_seq', 3, true);
SELECT pg_catalog.setval('public.imports_id_seq', 6, true);
SELECT pg_catalog.setval('public.inbox_id_seq', 53, true);
SELECT pg_catalog.setval('public.invitations_id_seq', 38, true);
SELECT pg_catalog.setval('public.kept_tallies_id_seq', 96, true);
SELECT pg_catalog.setval('public.outbox_id_seq', 591, true);
SELECT pg_catalog.setval('public.responses_id_seq', 24, true);
SELECT pg_catalog.setval('public.score_changes_id_seq', 3, true);
SELECT pg_catalog.setval('public.staff_id_seq', 6, true);
SELECT pg_catalog.setval('public.summaries_id_seq', 96, true);
SELECT pg_catalog.setval('public.surveys_id_seq', 1, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT pk_accounts PRIMARY KEY (id);
ALTER TABLE ONLY public.alerts
    ADD CONSTRAINT pk_alerts PRIMARY KEY (case_id, staff_id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (id);
ALTER TABLE ONLY public.case_events
    ADD CONSTRAINT pk_case_events PRIMARY KEY (id);
ALTER TABLE ONLY public.case_responses
    ADD CONSTRAINT pk_case_responses PRIMARY KEY (response_id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT pk_cases PRIMARY KEY (id);
ALTER TABLE ONLY public.client_messages
    ADD CONSTRAINT pk_client_messages PRIMARY KEY (id);
ALTER TABLE ONLY public.comment_parts
    ADD CONSTRAINT pk_comment_parts PRIMARY KEY (id);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT pk_consents PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT pk_contacts PRIMARY KEY (id);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (chat_id, message_id);
ALTER TABLE ONLY public.enrolment_openings
    ADD CONSTRAINT pk_enrolment_openings PRIMARY KEY (enrolment_id, telegram_id);
ALTER TABLE ONLY public.enrolments
    ADD CONSTRAINT pk_enrolments PRIMARY KEY (id);
ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT pk_erasures PRIMARY KEY (id);
ALTER TABLE ONLY public.imports
    ADD CONSTRAINT pk_imports PRIMARY KEY (id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT pk_invitations PRIMARY KEY (id);
ALTER TABLE ONLY public.kept_tallies
    ADD CONSTRAINT pk_kept_tallies PRIMARY KEY (id);
ALTER TABLE ONLY public.link_attempts
    ADD CONSTRAINT pk_link_attempts PRIMARY KEY (telegram_id);
ALTER TABLE ONLY public.marks
    ADD CONSTRAINT pk_marks PRIMARY KEY (key);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT pk_people PRIMARY KEY (telegram_id);
ALTER TABLE ONLY public.response_reasons
    ADD CONSTRAINT pk_response_reasons PRIMARY KEY (response_id, reason);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT pk_responses PRIMARY KEY (id);
ALTER TABLE ONLY public.score_changes
    ADD CONSTRAINT pk_score_changes PRIMARY KEY (id);
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT pk_staff PRIMARY KEY (id);
ALTER TABLE ONLY public.summaries
    ADD CONSTRAINT pk_summaries PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT pk_surveys PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT uq_accounts_external_id UNIQUE (external_id);
ALTER TABLE ONLY public.client_messages
    ADD CONSTRAINT uq_client_messages_source_chat_id_source_message_id UNIQUE (source_chat_id, source_message_id);
ALTER TABLE ONLY public.comment_parts
    ADD CONSTRAINT uq_comment_parts_source_chat_id_source_message_id UNIQUE (source_chat_id, source_message_id);
ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT uq_contacts_account_id_telegram_id UNIQUE (account_id, telegram_id);
ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT uq_contacts_external_id UNIQUE (external_id);
ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT uq_erasures_uid UNIQUE (uid);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT uq_inbox_update_id UNIQUE (update_id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT uq_invitations_survey_id_contact_id_occasion UNIQUE (survey_id, contact_id, occasion);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_dedup_key UNIQUE (dedup_key);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT uq_responses_invitation_id UNIQUE (invitation_id);
ALTER TABLE ONLY public.staff
    ADD CONSTRAINT uq_staff_telegram_id UNIQUE (telegram_id);
ALTER TABLE ONLY public.summaries
    ADD CONSTRAINT uq_summaries_staff_id_period_key UNIQUE (staff_id, period_key);
CREATE INDEX ix_accounts_manager_id ON public.accounts USING btree (manager_id);
CREATE INDEX ix_accounts_name_folded ON public.accounts USING btree (name_folded);
CREATE INDEX ix_audit_at ON public.audit USING btree (at);
CREATE INDEX ix_case_events_case_id ON public.case_events USING btree (case_id);
CREATE INDEX ix_case_responses_case_id ON public.case_responses USING btree (case_id);
CREATE INDEX ix_cases_account_id ON public.cases USING btree (account_id);
CREATE INDEX ix_cases_state_deadline_at ON public.cases USING btree (state, deadline_at);
CREATE INDEX ix_client_messages_contact_id ON public.client_messages USING btree (contact_id);
CREATE INDEX ix_client_messages_invitation_id ON public.client_messages USING btree (invitation_id);
CREATE INDEX ix_client_messages_pass_on_at ON public.client_messages USING btree (pass_on_at);
CREATE INDEX ix_comment_parts_response_id ON public.comment_parts USING btree (response_id);
CREATE INDEX ix_consents_contact_id ON public.consents USING btree (contact_id);
CREATE INDEX ix_contacts_joined_at ON public.contacts USING btree (joined_at);
CREATE INDEX ix_contacts_state ON public.contacts USING btree (state, asked_at);
CREATE INDEX ix_contacts_telegram_id ON public.contacts USING btree (telegram_id);
CREATE INDEX ix_deliveries_card_key ON public.deliveries USING btree (card_key);
CREATE INDEX ix_deliveries_subject ON public.deliveries USING btree (subject);
CREATE INDEX ix_enrolments_contact_id ON public.enrolments USING btree (contact_id);
CREATE INDEX ix_enrolments_staff_id ON public.enrolments USING btree (staff_id);
CREATE INDEX ix_erasures_contact_id ON public.erasures USING btree (contact_id);
CREATE INDEX ix_inbox_done_at ON public.inbox USING btree (done_at);
CREATE INDEX ix_inbox_waiting ON public.inbox USING btree (id) WHERE (state = 'waiting'::text);
CREATE INDEX ix_invitations_contact_id_sent_at ON public.invitations USING btree (contact_id, sent_at, state);
CREATE INDEX ix_invitations_sent_at ON public.invitations USING btree (sent_at, state);
CREATE INDEX ix_invitations_state_closes_at ON public.invitations USING btree (state, closes_at);
CREATE INDEX ix_invitations_state_remind_at ON public.invitations USING btree (state, remind_at);
CREATE INDEX ix_kept_tallies_end_at ON public.kept_tallies USING btree (end_at);
CREATE INDEX ix_kept_tallies_start_at ON public.kept_tallies USING btree (start_at, end_at);
CREATE INDEX ix_link_attempts_latest ON public.link_attempts USING btree (latest);
CREATE INDEX ix_outbox_active ON public.outbox USING btree (chat_id, id) WHERE (state = ANY (ARRAY['waiting'::text, 'claimed'::text]));
CREATE INDEX ix_outbox_claimed ON public.outbox USING btree (chat_id) WHERE (state = 'claimed'::text);
CREATE INDEX ix_outbox_done_at ON public.outbox USING btree (done_at);
CREATE INDEX ix_outbox_subject ON public.outbox USING btree (subject);
CREATE INDEX ix_outbox_waiting ON public.outbox USING btree (lane, id) WHERE (state = 'waiting'::text);
CREATE INDEX ix_outbox_waiting_due_at ON public.outbox USING btree (due_at) WHERE (state = 'waiting'::text);
CREATE INDEX ix_outbox_waiting_retry_at ON public.outbox USING btree (retry_at) WHERE ((state = 'waiting'::text) AND (retry_at IS NOT NULL));
CREATE INDEX ix_responses_contact_id ON public.responses USING btree (contact_id, first_tap_at);
CREATE INDEX ix_responses_first_tap_at ON public.responses USING btree (first_tap_at, next_tap_at, manager_id, score);
CREATE INDEX ix_responses_manager_id ON public.responses USING btree (manager_id, first_tap_at, next_tap_at, score);
CREATE INDEX ix_responses_superseded ON public.responses USING btree (first_tap_at, next_tap_at, manager_id, score) WHERE (next_tap_at IS NOT NULL);
CREATE INDEX ix_score_changes_response_id ON public.score_changes USING btree (response_id);
CREATE UNIQUE INDEX uq_cases_contact_id_open ON public.cases USING btree (contact_id) WHERE (state <> 'closed'::text);
CREATE UNIQUE INDEX uq_outbox_card_waiting ON public.outbox USING btree (card_key) WHERE (state = 'waiting'::text);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT fk_accounts_manager_id FOREIGN KEY (manager_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.alerts
    ADD CONSTRAINT fk_alerts_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.alerts
    ADD CONSTRAINT fk_alerts_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT fk_audit_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.case_events
    ADD CONSTRAINT fk_case_events_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.case_events
    ADD CONSTRAINT fk_case_events_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.case_responses
    ADD CONSTRAINT fk_case_responses_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.case_responses
    ADD CONSTRAINT fk_case_responses_response_id FOREIGN KEY (response_id) REFERENCES public.responses(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_account_id FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_manager_id FOREIGN KEY (manager_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_taken_by FOREIGN KEY (taken_by) REFERENCES public.staff(id);
ALTER TABLE ONLY public.client_messages
    ADD CONSTRAINT fk_client_messages_case_id FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.client_messages
    ADD CONSTRAINT fk_client_messages_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.client_messages
    ADD CONSTRAINT fk_client_messages_invitation_id FOREIGN KEY (invitation_id) REFERENCES public.invitations(id);
ALTER TABLE ONLY public.comment_parts
    ADD CONSTRAINT fk_comment_parts_response_id FOREIGN KEY (response_id) REFERENCES public.responses(id);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT fk_consents_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT fk_contacts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.enrolment_openings
    ADD CONSTRAINT fk_enrolment_openings_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.enrolments(id);
ALTER TABLE ONLY public.enrolments
    ADD CONSTRAINT fk_enrolments_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.enrolments
    ADD CONSTRAINT fk_enrolments_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT fk_erasures_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.imports
    ADD CONSTRAINT fk_imports_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT fk_invitations_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT fk_invitations_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys(id);
ALTER TABLE ONLY public.kept_tallies
    ADD CONSTRAINT fk_kept_tallies_manager_id FOREIGN KEY (manager_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.response_reasons
    ADD CONSTRAINT fk_response_reasons_response_id FOREIGN KEY (response_id) REFERENCES public.responses(id);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT fk_responses_account_id FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT fk_responses_contact_id FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT fk_responses_invitation_id FOREIGN KEY (invitation_id) REFERENCES public.invitations(id);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT fk_responses_manager_id FOREIGN KEY (manager_id) REFERENCES public.staff(id);
ALTER TABLE ONLY public.responses
    ADD CONSTRAINT fk_responses_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys(id);
ALTER TABLE ONLY public.score_changes
    ADD CONSTRAINT fk_score_changes_response_id FOREIGN KEY (response_id) REFERENCES public.responses(id);
ALTER TABLE ONLY public.summaries
    ADD CONSTRAINT fk_summaries_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);
