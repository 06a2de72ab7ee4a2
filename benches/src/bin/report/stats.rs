//! Medians, intervals and comparisons.
//!
//! Times are positive and their noise multiplies, so intervals are those of Student's t on logarithms.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// What several runs say about a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The median.
    pub median: f64,
    /// Where the true value lies in 95 of 100 such intervals; None if there is one run.
    pub interval: Option<(f64, f64)>,
}

/// The median of values and its interval; None if there are none.
pub fn estimate(values: &[f64]) -> Option<Estimate> {
    let median = median(values)?;
    let logs = logs(values);
    let interval = match &logs {
        Some(logs) => around(logs).map(|(low, high)| (low.exp(), high.exp())),
        None => around(values),
    };
    // The median of a skewed handful may lie outside of what is around their mean.
    let interval = interval.map(|(low, high)| (low.min(median), high.max(median)));
    Some(Estimate { median, interval })
}

/// How one figure compares with another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// New divided by old: of the geometric means.
    pub ratio: f64,
    /// The interval of 95 % around it; None where a side has one run only.
    pub interval: Option<(f64, f64)>,
}

/// Compares two sets of runs by Welch's t on logarithms; None where a value is not above 0.
pub fn compare(old: &[f64], new: &[f64]) -> Option<Ratio> {
    let (old, new) = (logs(old)?, logs(new)?);
    let difference = mean(&new) - mean(&old);
    let interval =
        welch(&old, &new).map(|half| ((difference - half).exp(), (difference + half).exp()));
    Some(Ratio {
        ratio: difference.exp(),
        interval,
    })
}

/// Half of the interval of the difference of two means.
fn welch(old: &[f64], new: &[f64]) -> Option<f64> {
    let (a, b) = (
        variance(old)? / old.len() as f64,
        variance(new)? / new.len() as f64,
    );
    if a + b == 0.0 {
        return Some(0.0);
    }
    let spread = |part: f64, n: usize| part * part / (n as f64 - 1.0);
    let freedom = (a + b).powi(2) / (spread(a, old.len()) + spread(b, new.len()));
    Some(quantile(freedom)? * (a + b).sqrt())
}

fn around(values: &[f64]) -> Option<(f64, f64)> {
    let variance = variance(values)?;
    let half = quantile(values.len() as f64 - 1.0)? * (variance / values.len() as f64).sqrt();
    let mean = mean(values);
    Some((mean - half, mean + half))
}

fn quantile(freedom: f64) -> Option<f64> {
    Some(StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.975))
}

/// None if there are none, or one is not above 0.
fn logs(values: &[f64]) -> Option<Vec<f64>> {
    let positive = !values.is_empty() && values.iter().all(|v| *v > 0.0 && v.is_finite());
    positive.then(|| values.iter().map(|v| v.ln()).collect())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// None if there are fewer than two.
fn variance(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let mean = mean(values);
    let sum: f64 = values.iter().map(|v| (v - mean).powi(2)).sum();
    Some(sum / (values.len() as f64 - 1.0))
}

/// The middle one, or the mean of the middle two.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some((lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{compare, estimate};

    #[test]
    fn one_run_has_no_interval_and_equal_runs_a_narrow_one() {
        assert_eq!(estimate(&[]), None);
        assert_eq!(estimate(&[3.0]).and_then(|e| e.interval), None);
        let same = estimate(&[2.0, 2.0, 2.0]).expect("there are values");
        let (low, high) = same.interval.expect("three runs");
        assert!((low - 2.0).abs() < 1e-9 && (high - 2.0).abs() < 1e-9);
        assert_eq!(
            estimate(&[0.0, 0.0]).and_then(|e| e.interval),
            Some((0.0, 0.0))
        );
    }

    #[test]
    fn the_interval_is_students() {
        // Logarithms 0, 1, 2: mean 1, deviation 1, t(2) = 4.3027.
        let values = [1.0, std::f64::consts::E, 1f64.exp().powi(2)];
        let (low, high) = estimate(&values)
            .and_then(|e| e.interval)
            .expect("three runs");
        assert!(
            (low.ln() - (1.0 - 4.3027 / 3f64.sqrt())).abs() < 1e-3,
            "{low}"
        );
        assert!(
            (high.ln() - (1.0 + 4.3027 / 3f64.sqrt())).abs() < 1e-3,
            "{high}"
        );
    }

    #[test]
    fn a_clear_change_is_outside_of_the_interval_and_noise_is_not() {
        let half = compare(&[10.0, 10.1, 9.9], &[5.0, 5.1, 4.9]).expect("all are positive");
        assert!((half.ratio - 0.5).abs() < 0.01);
        assert!(half.interval.is_some_and(|(_, high)| high < 0.6));
        let noise = compare(&[10.0, 12.0, 8.0], &[9.0, 13.0, 10.0]).expect("all are positive");
        assert!(
            noise
                .interval
                .is_some_and(|(low, high)| low < 1.0 && high > 1.0)
        );
        assert_eq!(compare(&[0.0], &[1.0]), None);
        assert_eq!(compare(&[1.0], &[1.0]).and_then(|r| r.interval), None);
    }
}
