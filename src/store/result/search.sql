-- Results in the order of handing in, by the index over it; an empty search text or exam means all. The search looks
-- into name, unit and numbers of the rows as they pass, newest first.
SELECT result.sitting, result.revision, result.handed_in_at, result.used, result.score,
       sitting.exam, exam.title, sitting.attempt, sitting.started_at,
       candidate.name, candidate.identity, candidate.is_citizen, candidate.unit, candidate.department, candidate.post,
       candidate.track, certificate.number
FROM result INDEXED BY result_order
JOIN sitting ON sitting.id = result.sitting
JOIN exam ON exam.id = sitting.exam
JOIN candidate ON candidate.id = sitting.candidate
LEFT JOIN certificate ON certificate.sitting = result.sitting
WHERE (:exam = '' OR sitting.exam = :exam)
  AND (:text = '' OR instr(candidate.name, :text) > 0 OR instr(candidate.unit, :text) > 0
       OR instr(candidate.identity, :text) > 0 OR instr(coalesce(certificate.number, ''), :text) > 0)
ORDER BY result.handed_in_at DESC, result.sitting DESC
LIMIT :most
