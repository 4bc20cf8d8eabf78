-- Views of a story. The computed tables beside them (compared, balances) hold what a report with no choice of its own
-- says: corrections that apply are used, forecasts, denials and rejected rows are left out, the story's own days are kept.

CREATE VIEW claims AS
SELECT f.*, s.url, s.title, s.publisher, s.published, s.retrieved, s.language, s.note AS source_note,
       c.kind, c.country, c.partner, c.direction, c.speaker, c.group_id, c.agreement, c.shown
FROM figures AS f
JOIN sources AS s USING (source_id)
LEFT JOIN compared AS c USING (figure_id);

CREATE VIEW rules AS
SELECT p.*, s.url, s.title, s.publisher, s.published, s.retrieved, s.language, s.note AS source_note
FROM policies AS p
JOIN sources AS s USING (source_id);

CREATE VIEW claim_groups AS
SELECT c.group_id, c.measure, c.country, c.partner, c.nationality, c.place, c.unit, c.rate, c.kind,
       c.period_start, c.period_end, c.claims, c.speakers, c.agreement, c.figure_id AS shown_figure, c.rule,
       c.value_low, c.value_high, c.qualifier, c.speaker,
       (SELECT group_concat(figure_id, ' ') FROM (SELECT o.figure_id FROM compared AS o
        WHERE o.group_id = c.group_id AND NOT o.shown ORDER BY o.figure_id)) AS not_shown
FROM compared AS c
WHERE c.shown
ORDER BY c.group_id;

CREATE VIEW net_flows AS
SELECT b.*, i.source_id AS arrivals_source, i.attribution AS arrivals_speaker, si.url AS arrivals_url,
       o.source_id AS departures_source, o.attribution AS departures_speaker, so.url AS departures_url
FROM balances AS b
LEFT JOIN figures AS i ON i.figure_id = b.arrivals
LEFT JOIN sources AS si ON si.source_id = i.source_id
LEFT JOIN figures AS o ON o.figure_id = b.departures
LEFT JOIN sources AS so ON so.source_id = o.source_id;

CREATE VIEW daily_counts AS
SELECT period_start AS day, country, measure, partner, nationality, place, unit, value_low, value_high, qualifier,
       agreement, claims, speaker, figure_id
FROM compared
WHERE shown AND kind = 'day'
ORDER BY country, measure, unit, day, figure_id;
