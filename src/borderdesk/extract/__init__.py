"""From an article's text to its figures and policies: `read` does it all, the packages below each do a part."""

from borderdesk import native

__path__ = native.path(__path__)

from borderdesk.extract.reading import Reading, read
from borderdesk.extract.record import as_record
from borderdesk.extract.untaken import Untaken

__all__ = ["Reading", "Untaken", "as_record", "read"]
