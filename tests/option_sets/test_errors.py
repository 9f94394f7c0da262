"""Each rule of the format, broken once: the place and the sentence, to the letter."""

import pytest

TOP = [
    ("format: 1\n", "", "1:1: The file has no format. Add 'format:'."),
    ("format: 1\n", "format:\n", "1:1: format is blank. Fill it in."),
    (
        "format: 1\n",
        "format: 2\n",
        "1:9: This file says format 2; this version reads format 1. Write 'format: 1' if it is "
        "that, or use a newer version of Appraisal.",
    ),
    ("format: 1\n", "format: one\n", "1:9: format is 'one'. Write an ordinary decimal number, "
     "such as 40 or 1.5."),
    ("title: When", "titel: When", "1:1: The file has no title. Add 'title:'.\n"
     "3:1: titel is not a key of an option set. Did you mean 'title'?"),
    ("scale: global", "scale: worldwide", "5:8: scale is 'worldwide'. Use global or local."),
    ("id: library-hours", "id: Library Hours", "2:5: id is 'Library Hours', which is not an "
     "option set's id. Use small letters, digits and '-', such as 'library-hours'."),
    ("id: library-hours", "id: library_hours", "2:5: id is 'library_hours', which is not an "
     "option set's id. Use small letters, digits and '-', such as 'library-hours'."),
    ("id: library-hours", "id: 2026", "2:5: id is 2026, which is a number to YAML, and ids are "
     "text. Put it in quotes: '2026'."),
    ("date: 2026-04\n", "date: April 2026\n", "6:7: date is 'April 2026'. Write a date as 2026, "
     "2026-03 or 2026-03-01."),
    ("preferred: late", "preferred: lat", "63:12: preferred is 'lat', which is not an option of "
     "this file. Did you mean 'late'?"),
    ("preferred: late", "colour: red", "63:1: colour is not a key of an option set."),
    ("  late:\n", "  late:\n  later:\n", "42:3: options.late is blank. Write the keys of an option "
     "here."),
    ("title: When the town library opens", "title: [When]", "3:8: title is a list. Write text "
     "here."),
]  # fmt: skip
SECTIONS = [
    ("{title: Door count, date", "{date", "8:3: sources.count has no title. "
     "Add 'title:'."),
    ("date: 2026-02,", "date: 2026-02-30,", "8:36: sources.count.date is 2026-02-30. Write a "
     "date as 2026, 2026-03 or 2026-03-01."),
    ("https://example", "javascript:example", "8:50: sources.count.url is "
     "'javascript:example.org/count'. Write a web address that begins with https:// or http://."),
    ("staff: {name", "Staff: {name", "11:3: groups.Staff is not an id. Use small "
     "letters, digits, '-' and '_', beginning with a letter or digit."),
    ("readers: People who use the library", "readers:", "10:3: groups.readers is blank. Write what "
     "the group is called."),
    ("uses_services: false", "uses_services: no", "11:47: groups.staff.uses_services is 'no'. "
     "Write true or false."),
    ("safe: {name: Two staff on site, question", "safe: {question", "34:3: hurdles.safe has no "
     "name. Add 'name:'."),
    ("safe: {name: Two staff on site, question: Are two always there}", "safe: Two staff",
     "34:9: hurdles.safe is 'Two staff'. Write the keys of a hurdle here."),
]  # fmt: skip
CRITERIA = [
    ("    name: People reached\n", "", "13:3: criteria.reach has no name. Add 'name:'."),
    ("    picture: clock", "    picture: ../clock", "19:14: criteria.reach.picture is '../clock', "
     "which is not a picture. Did you mean 'clock'?"),
    ("    picture: clock", "    picture: zzz", "19:14: criteria.reach.picture is 'zzz', which is "
     "not a picture. Use bridge, calendar, clock, coins, compass, doors, handshake, heart, house, "
     "ladder, map, megaphone, people, scales, shield or star."),
    ("easy_read: Can I go when I am free?", "easy_read: " + "word " * 16, "18:16: "
     "criteria.reach.easy_read has 16 words. Use at most 15."),
    ("scorable_by: [readers]", "scorable_by: readers", "20:18: criteria.reach.scorable_by is "
     "'readers'. Write the ids of groups, as in [carers, staff]."),
    ("scorable_by: [readers]", "scorable_by: []", "20:18: criteria.reach.scorable_by is an empty "
     "list. Write the ids of groups, as in [carers, staff]."),
    ("scorable_by: [readers]", "scorable_by: [reader]", "20:19: criteria.reach.scorable_by.1 is "
     "'reader', which is not a group of this file. Did you mean 'readers'?"),
    ("scorable_by: [readers]", "scorable_by: [readers, readers]", "20:28: "
     "criteria.reach.scorable_by.2 is 'readers' a second time. Take one out."),
    ("  seats:\n", "  more: {name: M, criteria: {rota: {name: R}}}\n  seats:\n",
     "28:30: criteria.more.criteria.rota is an id that another "
     "criterion has. Ids are unique in the whole value tree."),
    ("    name: Work for staff", "    name: Work\n    worst: Too much", "23:5: "
     "criteria.work.worst is not for a branch: 'work' holds criteria, not scores. Move it to a "
     "criterion below."),
    ("    name: Work for staff", "    name: Work\n    measure: {unit: h, worst: 9, best: 1}",
     "23:5: criteria.work.measure is not for a branch: 'work' holds criteria, not scores. Move it "
     "to a criterion below."),
    ("  seats:\n", "  none: {name: None, criteria: {}}\n  seats:\n", "28:32: "
     "criteria.none.criteria holds no criteria. Add at least one."),
    ("unit: days, worst: 2, best: 28", "worst: 2, best: 28", "27:9: "
     "criteria.work.criteria.notice.measure has no unit. Add 'unit:'."),
    ("worst: 2, best: 28", "worst: 2", "27:9: criteria.work.criteria.notice.measure has worst. "
     "Give worst and best, or points alone."),
    ("worst: 2, best: 28", "best: ", "27:9: criteria.work.criteria.notice.measure has no range. "
     "Give worst and best, or points alone."),
    ("worst: 2, best: 28", "worst: 2, best: 2", "27:9: criteria.work.criteria.notice.measure has "
     "the same worst and best. Give two different measures."),
    ("      points: [[", "      worst: 5\n      points: [[", "30:5: criteria.seats.measure has "
     "worst and points. Give worst and best, or points alone."),
    ("[[40, 100], [20, 70], [5, 0]]", "[[40, 100]]", "32:15: criteria.seats.measure.points has too "
     "few points. Write at least two points, as in [[12, 0], [2, 100]]."),
    ("[20, 70]", "[20, 170]", "32:32: criteria.seats.measure.points.2.2 is 170. Values run from 0 "
     "to 100."),
    ("[20, 70]", "[40, 70]", "32:27: criteria.seats.measure.points.2 is out of order. List the "
     "points by their measure, each measure once."),
    ("[20, 70]", "[2, 70]", "32:36: criteria.seats.measure.points.3 is out of order. List the "
     "points by their measure, each measure once."),
    ("[20, 70]", "20", "32:27: criteria.seats.measure.points.2 is 20. Write a measure and its "
     "value, as in [12, 0]."),
    ("[[40, 100], [20, 70], [5, 0]]", "5", "32:15: criteria.seats.measure.points is 5. Write at "
     "least two points, as in [[12, 0], [2, 100]]."),
    ("worst: 2, best: 28", "worst: two, best: 28", "27:38: "
     "criteria.work.criteria.notice.measure.worst is 'two'. Write an ordinary decimal number, "
     "such as 40 or 1.5."),
    ("scorable_by: [readers]", "scorable_by: [readers, ~]", "20:28: criteria.reach.scorable_by.2 "
     "is blank. Fill it in, or take it out."),
    ("picture: clock", "picture: [clock]", "19:14: criteria.reach.picture is a list. Write the "
     "name of a picture."),
    ("      rota: {name: Fair rota, worst: Nobody will do it, best: Everybody would}",
     "      rota: Fair", "24:13: criteria.work.criteria.rota is 'Fair'. Write the keys of a "
     "criterion here."),
    ("[20, 70]", "[20]", "32:27: criteria.seats.measure.points.2 is not a pair. Write a measure "
     "and its value, as in [12, 0]."),
    ("[[40, 100], [20, 70], [5, 0]]", "[[40, 50], [20, 50]]", "32:15: "
     "criteria.seats.measure.points gives every measure the same value. Give at least two "
     "values."),
]  # fmt: skip
OPTIONS = [
    ("    name: Late on Fridays\n", "", "42:3: options.late has no name. Add 'name:'."),
    ("    label: 2", "    lable: 2", "44:5: options.late.lable is not a key of an option. Did you "
     "mean 'label'?"),
    ("    label: 2", "    label: 1", "44:12: options.late.label is '1', which options.as-now shows "
     "as well. Give each option a label of its own, so that charts can tell them apart."),
    ("    label: 2", '    label: "2\\n"', "44:12: options.late.label runs over several lines or "
     "holds a tab. Write it on one line."),
    ("baseline: true", "baseline: yes", "39:15: options.as-now.baseline is 'yes'. Write true or "
     "false."),
    ("rota: 80", "rota: -1", "40:31: options.as-now.scores.rota is -1. Scores run from 0 to 100."),
    ("notice: 14", "notice: 29", "40:43: options.as-now.scores.notice is 29. The measure runs from "
     "2 days to 28 days."),
    ("seats: 30}", "seats: 4.9}", "40:54: options.as-now.scores.seats is 4.9. The measure runs "
     "from 5 seats to 40 seats."),
    ("rota: 80", "work: 80", "40:25: options.as-now.scores.work is a branch: it holds criteria, "
     "not scores. Score 'rota' or 'notice' in its place."),
    ("rota: 80", "roat: 80", "40:25: options.as-now.scores.roat is not a criterion. Did you mean "
     "'rota'?"),
    ("rota: 80", "rota: 80,5", "40:34: options.as-now.scores.5 follows a comma, which ends a "
     "number. A decimal takes a point: 1.5."),
    ("rota: 80", "rota: [80]", "40:31: options.as-now.scores.rota is a list. Write a number "
     "here."),
    ("value: 60", "value: 600", "47:22: options.late.scores.reach.value is 600. Scores run from 0 "
     "to 100."),
    ("low: 50", "low: 65", "47:31: options.late.scores.reach.low is 65, above the value of 60. "
     "Keep low, value and high in that order."),
    ("high: 75", "high: 55", "47:41: options.late.scores.reach.high is 55, below the value of 60. "
     "Keep low, value and high in that order."),
    ("value: 60, low: 50", "low: 70", "47:7: options.late.scores.reach has a range but no value. "
     "Add 'value:', or take the range out."),
    ("value: 60, low: 50, high: 75", "value: 77, low: 80, high: 75", "47:31: "
     "options.late.scores.reach.low is 80, above the high of 75. Keep low, value and high in that "
     "order."),
    ("because: Door,", "because: Door, of course,", "47:75: options.late.scores.reach.of course is "
     "not a key of a score. In curly brackets a comma ends a value: put text that holds one in "
     "quotes."),
    ("basis: stated", "basis: said", "47:52: options.late.scores.reach.basis is 'said'. Use "
     "stated, inferred or silent."),
    ("because: Door, source: count", "because: Door, source: counts", "47:83: "
     "options.late.scores.reach.source is 'counts', which is not a source of this file. Did you "
     "mean 'count'?"),
    ("- {criterion: reach,", "- {criterion: raech,", "52:21: options.late.evidence.1.criterion is "
     "'raech', which is not a criterion of this file. Did you mean 'reach'?"),
    ("effect: helps, ", "", "52:9: options.late.evidence.1 has no effect. Add 'effect:'."),
    ("strength: plain", "strength: strong", "52:53: options.late.evidence.1.strength is 'strong'. "
     "Use hedged, plain or emphatic."),
    ("hurdles: {safe: pass}", "hurdles: {safe: yes}", "41:21: options.as-now.hurdles.safe is "
     "'yes'. Use pass or fail."),
    ("hurdles: {safe: pass}", "hurdles: {save: pass}", "41:15: options.as-now.hurdles.save is not "
     "a hurdle. Did you mean 'safe'?"),
    ("{result: fail, because", "{because", "53:15: options.late.hurdles.safe has no result. Add "
     "'result:'."),
    ("{annual: 9000, one_off: 1500}", "{}", "54:5: options.late.cost has neither annual nor "
     "one_off. Give at least one, or take it out."),
    ("annual: 9000", "annual: 9,000", "54:22: options.late.cost.000 is not a key of a cost. Use "
     "annual or one_off."),
    ("scores: {reach: 20, rota: 80, notice: 14, seats: 30}", "scores: 20", "40:13: "
     "options.as-now.scores is 20. Write scores here, each as 'criterion: number'."),
    ("    hurdles: {safe: pass}", "    evidence: {text: Busy}", "41:15: options.as-now.evidence is "
     "a mapping. Write a list here, each piece beginning with '- '."),
    ("status: longlisted", "status: listed", "55:13: options.late.status is 'listed'. Use "
     "longlisted, shortlisted, parked or rejected."),
]  # fmt: skip
PERSPECTIVES = [
    ("weights: {reach: 60, work: 30, notice: 5}, ", "", "62:3: perspectives.readers-first has no "
     "weights. Add 'weights:'."),
    ("work: 30", "wrok: 30", "62:61: perspectives.readers-first.weights.wrok is not a criterion. "
     "Did you mean 'work'?"),
    ("work: 30", "work: -30", "62:67: perspectives.readers-first.weights.work is -30. Weights are "
     "0 or more."),
    ("work: 30", "work: ", "62:61: perspectives.readers-first.weights.work is blank. Write a "
     "weight, or take it out."),
    ("{reach: 60, work: 30, notice: 5}", "{reach: 0, work: 0}", "62:40: "
     "perspectives.readers-first.weights gives no weight above 0. Give at least one criterion "
     "more than 0."),
    ("{reach: 60, work: 30, notice: 5}", "{}", "62:40: perspectives.readers-first.weights gives no "
     "weight above 0. Give at least one criterion more than 0."),
    ("notice: 5}, because", "notice: 0}, because", "62:61: perspectives.readers-first.weights.work "
     "has weight to share, but every criterion below it that is named weighs 0. Give one of them "
     "more than 0, or name none of them."),
    ("{reach: 60, work: 30, notice: 5}", "{work: 0, notice: 5}", "62:40: "
     "perspectives.readers-first.weights leaves every criterion at the top of the tree with no "
     "weight."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), TOP + SECTIONS + CRITERIA + OPTIONS + PERSPECTIVES
)
def test_a_broken_rule_is_one_sentence_at_its_place(spoilt, errors_of, old, new, expected):
    assert errors_of(spoilt(old, new)) == expected.splitlines()


def test_a_file_needs_at_least_one_option_and_one_criterion(errors_of):
    assert errors_of("format: 1\nid: a\ntitle: A\ncriteria: {}\noptions: {}\n") == [
        "4:11: criteria holds no criteria. Add at least one.",
        "5:10: options holds no options. Add at least one.",
    ]


def test_nothing_is_said_of_scores_where_the_criteria_cannot_be_read(errors_of):
    text = (
        "format: 1\nid: a\ntitle: A\ncriteria: 5\noptions: {b: {name: B, scores: {c: 170}}}\n"
        "perspectives: {p: {name: P, weights: {c: 1}}}\n"
    )
    assert errors_of(text) == [
        "4:11: criteria is 5. Write criteria here, each as 'id:' with its keys below."
    ]


def test_scores_of_a_criterion_with_a_broken_measure_are_not_called_out_of_range(spoilt, errors_of):
    (error,) = errors_of(spoilt("worst: 2, best: 28", "worst: 200"))
    assert "notice.measure has worst." in error
