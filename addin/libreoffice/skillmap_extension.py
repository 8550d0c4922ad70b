"""The components of the extension: what answers the commands of its menu, and its functions for cells."""

from __future__ import annotations

import json
from typing import Any, Tuple

import unohelper
from com.sun.star.frame import DispatchResultEvent, FeatureStateEvent, XDispatchProvider, XNotifyingDispatch
from com.sun.star.frame.DispatchResultState import FAILURE, SUCCESS
from com.sun.star.lang import XInitialization, XServiceInfo
from org.skillmap.libreoffice import XFunctions

from skillmap_office import documents, offers
from skillmap_office.actions import Actions
from skillmap_office.evaluations import Evaluations, one_value
from skillmap_office.language import words_of
from skillmap_office.talk import SilentTalk, Talk


class Commands(unohelper.Base, XServiceInfo, XInitialization, XDispatchProvider, XNotifyingDispatch):
    """One for each frame. With the argument Silent a command shows no window; what it would have said is the result of the
    dispatch, as JSON (SilentTalk.report)."""

    def __init__(self, context: Any, *_: Any):
        self._context, self._frame = context, None

    def initialize(self, arguments: Tuple[Any, ...]) -> None:
        self._frame = arguments[0] if arguments else None

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:
        known = url.Protocol == offers.PROTOCOL and any(one.name == url.Path for one in offers.COMMANDS)
        return self if known and self._document() is not None else None

    def queryDispatches(self, requests: Tuple[Any, ...]) -> Tuple[Any, ...]:
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url: Any, arguments: Tuple[Any, ...]) -> None:
        self.dispatchWithNotification(url, arguments, None)

    def dispatchWithNotification(self, url: Any, arguments: Tuple[Any, ...], listener: Any) -> None:
        answers = {one.Name: one.Value for one in arguments}
        words = words_of(self._context)
        talk = SilentTalk(words, answers) if answers.get("Silent") else Talk(self._context, self._frame, words)
        command = offers.command_named(url.Path)
        done = Actions(self._context, self._document(), talk).run(command.action, command.options)
        if listener is not None:
            result = json.dumps(talk.report()) if isinstance(talk, SilentTalk) else None
            listener.dispatchFinished(DispatchResultEvent(self, SUCCESS if done else FAILURE, result))

    def addStatusListener(self, listener: Any, url: Any) -> None:
        listener.statusChanged(FeatureStateEvent(self, url, "", self._document() is not None, False, None))

    def removeStatusListener(self, _listener: Any, _url: Any) -> None:
        pass

    def _document(self) -> Any:
        """The spreadsheet in the frame, or None."""
        controller = self._frame.getController() if self._frame is not None else None
        model = controller.getModel() if controller is not None else None
        return model if model is not None and documents.is_spreadsheet(model) else None

    def getImplementationName(self) -> str:
        return offers.HANDLER

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> Tuple[str, ...]:
        return (offers.HANDLER, "com.sun.star.frame.ProtocolHandler")


class Functions(unohelper.Base, XServiceInfo, XFunctions):
    """What cells can ask. Calc gives the document by itself."""

    def __init__(self, context: Any, *_: Any):
        self._evaluations = Evaluations.of(context)

    def stage(self, document: Any, staff: Any, persona: Any) -> Any:
        return self._evaluations.result(document, "stage", one_value(staff), one_value(persona))

    def reason(self, document: Any, staff: Any, persona: Any, stage: Any) -> Any:
        return self._evaluations.result(document, "reason", one_value(staff), one_value(persona), one_value(stage))

    def figure(self, document: Any, department: Any, indicator: Any) -> Any:
        return self._evaluations.result(document, "figure", one_value(department), one_value(indicator))

    def getImplementationName(self) -> str:
        return offers.FUNCTIONS_SERVICE

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> Tuple[str, ...]:
        return (offers.FUNCTIONS_SERVICE, "com.sun.star.sheet.AddIn")


g_ImplementationHelper = unohelper.ImplementationHelper()
for component in (Commands, Functions):
    made = component.__new__(component)
    g_ImplementationHelper.addImplementation(component, component.getImplementationName(made),
                                             component.getSupportedServiceNames(made))
