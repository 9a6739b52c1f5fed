-- The result of one sitting with the exam, the candidate and the certificate; all by primary key.
SELECT result.sitting, result.revision, result.handed_in_at, result.used, result.score,
       sitting.exam, exam.title, sitting.attempt, sitting.started_at,
       candidate.name, candidate.identity, candidate.is_citizen, candidate.unit, candidate.department, candidate.post,
       candidate.track, certificate.number
FROM result
JOIN sitting ON sitting.id = result.sitting
JOIN exam ON exam.id = sitting.exam
JOIN candidate ON candidate.id = sitting.candidate
LEFT JOIN certificate ON certificate.sitting = result.sitting
WHERE result.sitting = :sitting
