"""Who said a figure."""

from borderdesk.extract.speakers.finder import find_speech, speaker_at
from borderdesk.extract.speakers.speech import Speech

__all__ = ["Speech", "find_speech", "speaker_at"]
