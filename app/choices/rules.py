"""Schedules and optimizers as a person chooses them."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, create_model

from app.choices.base import Line, Model, fields_of, id_field, spelling, spelt, union
from app.declaration import Declaration
from app.optimizers import OPTIMIZERS
from app.optimizers.base import Optimizer
from app.schedules import SCHEDULES
from app.schedules.base import Schedule
from app.spelling import read_call


class ScheduleChoice(Model):
    """A schedule with its parameters."""

    id: str

    def build(self) -> Schedule:
        """The schedule itself."""
        return SCHEDULES[self.id](**self.model_dump(exclude={"id"}))


class OptimizerChoice(Model):
    """An optimizer with its hyperparameters, perhaps a schedule, perhaps a label."""

    id: str
    label: Annotated[Line, Field(max_length=80)] | None = Field(None, description="a name of your own for the legend")

    def hyperparameters(self) -> dict[str, float | bool]:
        """The hyperparameters by name."""
        return self.model_dump(exclude={"id", "label", "schedule"})

    def build(self) -> Optimizer:
        """The optimizer itself."""
        return OPTIMIZERS[self.id](**self.hyperparameters())

    def rates(self, steps: int) -> list[float]:
        """The learning rate of each step."""
        lr = float(self.hyperparameters()["lr"])
        schedule: ScheduleChoice | None = getattr(self, "schedule", None)
        return schedule.build().rates(lr, steps) if schedule else [lr] * steps


def _choice(cls: type[Declaration], base: type[Model], suffix: str, **more: Any) -> type[Model]:
    """The model of one declaration: its id, its parameters, and ``more``."""
    return create_model(
        f"{cls.__name__}{suffix}",
        __base__=base,
        __doc__=cls.sentence,
        id=(id_field(cls.id), ...),
        **fields_of(cls.parameters()),
        **more,
    )


if TYPE_CHECKING:
    ScheduleField: TypeAlias = ScheduleChoice
    OptimizerField: TypeAlias = OptimizerChoice
else:
    _SCHEDULES = Annotated[
        union(_choice(cls, ScheduleChoice, "Schedule") for cls in SCHEDULES.values()), Field(discriminator="id")
    ]
    ScheduleField = Annotated[
        _SCHEDULES,
        BeforeValidator(spelt(read_call), json_schema_input_type=_SCHEDULES | spelling("cosine(t_max=100)")),
    ]
    _DRIVEN = Field(None, description="how the learning rate changes; null keeps it as it is")
    _OPTIMIZERS = Annotated[
        union(
            _choice(
                cls,
                OptimizerChoice,
                "Optimizer",
                **({"schedule": (ScheduleField | None, _DRIVEN)} if cls.scheduled else {}),
            )
            for cls in OPTIMIZERS.values()
        ),
        Field(discriminator="id"),
    ]
    OptimizerField = Annotated[
        _OPTIMIZERS,
        BeforeValidator(spelt(read_call), json_schema_input_type=_OPTIMIZERS | spelling("adam(lr=0.3,beta1=0.9)")),
    ]
