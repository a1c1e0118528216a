# A suite by unittest: passes, failures, errors, skips, expected failures, subtests, fixtures and messages.
import io
import unittest

log = []


class Cases(unittest.TestCase):
    @classmethod
    def setUpClass(cls): log.append("class up")
    @classmethod
    def tearDownClass(cls): log.append("class down")
    def setUp(self): log.append("up " + self._testMethodName)
    def tearDown(self): log.append("down")
    def test_passes(self): self.assertEqual([1, 2], [1, 2])
    def test_fails(self): self.assertEqual([1, 2], [1, 3], "words")
    def test_error(self): raise KeyError("k")
    @unittest.skip("not today")
    def test_skipped(self): ...
    @unittest.expectedFailure
    def test_expected(self): self.assertTrue(False)
    def test_skips_itself(self): self.skipTest("by itself")

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertIn("zero", str(caught.exception))
        with self.assertRaisesRegex(ValueError, "inv.lid"):
            int("x")
        self.assertRaises(TypeError, len, 5)

    def test_subtests(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 1)

    def test_cleanups(self):
        self.addCleanup(log.append, "cleanup")
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual("abc", "cab")
        self.assertIsInstance(1, int)
        self.assertLogs


out = io.StringIO()
result = unittest.TextTestRunner(out, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Cases))
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
print([str(case) .split(" ")[0] for case, _ in result.failures], [reason for _, reason in result.skipped])
print(result.failures[0][1].splitlines()[-1], "|", result.errors[0][1].splitlines()[-1])
print(log[0], log[-1], log.count("down"), "cleanup" in log)
messages = []
case = unittest.TestCase()
for check in [lambda: case.assertEqual(1, 2), lambda: case.assertEqual("a\nb", "a\nc"), lambda: case.assertEqual({"a": 1}, {"a": 2}), lambda: case.assertTrue(0), lambda: case.assertIn(1, []), lambda: case.assertIsNone(5), lambda: case.assertGreater(1, 2), lambda: case.assertRaises(ValueError, int, "5"), lambda: case.assertRegex("abc", "x"), lambda: case.assertAlmostEqual(1, 1.1), lambda: case.assertCountEqual([1, 2], [1]), lambda: case.assertIs(1, None), lambda: case.fail("now"), lambda: case.assertSetEqual({1}, {2}), lambda: case.assertTupleEqual((1,), (2,)), lambda: case.assertMultiLineEqual("a", "b"), lambda: case.assertIsInstance(1, str), lambda: case.assertListEqual([1], [1, 2])]:
    try:
        check()
    except AssertionError as error:
        print(str(error).splitlines()[0])
