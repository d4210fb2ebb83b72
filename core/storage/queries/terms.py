"""From the keys that columns hold to their terms."""

from core.vocabulary import LossReason, Metric, Stage

STAGES = {stage.value: stage for stage in Stage}
METRICS = {metric.value: metric for metric in Metric}
LOSS_REASONS = {reason.value: reason for reason in LossReason}
